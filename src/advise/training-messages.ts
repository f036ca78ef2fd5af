import type { Words } from '../core/schema/schema.ts'
import { words } from '../core/schema/schema.ts'

/* Guided cases of the study (CCI Paris Île-de-France 2021): told here, measured by the engines. */

/** A question that `prove` settles: the second example against the first, which is today's. */
interface SideQuestion {
  readonly kind: 'side'
  readonly examples: readonly [string, string]
}

/** A question that one figure of `see` settles. */
export interface EstimateQuestion {
  readonly kind: 'estimate'
  readonly examples: readonly [string]
  /** Id of the figure. */
  readonly figure: string
  /** How the answer is typed: a share in per cent. */
  readonly typed: 'share' | 'count' | 'km'
  /** How far off still counts as right, as a share of the figure. */
  readonly toleranceRatio: number
}

/** A real screen to go to with the chain of a case. */
interface TrainingStep {
  readonly path: string
  readonly name: Words
}

/** One guided case: told, asked, then measured. */
export interface TrainingCase {
  readonly id: string
  /** Row of the study. */
  readonly row: string
  readonly name: Words
  readonly story: readonly Words[]
  readonly question: Words
  readonly asked: SideQuestion | EstimateQuestion
  readonly steps: readonly TrainingStep[]
  readonly remember: Words
}

export const TYPED_UNITS: Readonly<Record<EstimateQuestion['typed'], string>> = {
  share: '%',
  count: '',
  km: 'km',
}

const STEPS_OF_TWO: readonly TrainingStep[] = [
  {
    path: '/voir',
    name: words('Comparer les deux chaînes, étape par étape | Compare both chains, stage by stage'),
  },
  {
    path: '/prouver',
    name: words(
      'Prouver, avec le doute et le surcoût de bascule | Prove, with the doubt and the extra cost at which it turns',
    ),
  },
  {
    path: '/que-faire',
    name: words('Voir ce qu’il faudrait faire d’abord | See what should be done first'),
  },
]

const STEPS_OF_ONE: readonly TrainingStep[] = [
  {
    path: '/voir',
    name: words(
      'Ouvrir la chaîne et expliquer ce chiffre | Open the chain and explain this figure',
    ),
  },
  {
    path: '/modifier',
    name: words('Changer un chiffre et voir ce qui bouge | Change a figure and see what moves'),
  },
  {
    path: '/que-faire',
    name: words('Voir ce qu’il faudrait faire d’abord | See what should be done first'),
  },
]

export const TRAINING_CASES: readonly TrainingCase[] = [
  {
    id: 'coat',
    row: 'A14',
    name: words('Le manteau en 33 variantes | The coat in 33 variants'),
    story: [
      words(
        'Trois longueurs, onze couleurs, un seul prix : 129,95 € TTC. | Three lengths, eleven colours, one price: €129.95 including VAT.',
      ),
      words(
        '2 000 manteaux vendus par an, en boutique et sur un site. | 2,000 coats sold a year, in shops and on a website.',
      ),
      words(
        'Aujourd’hui : cousu en Chine, commandé cinq mois avant. | Today: sewn in China, ordered five months ahead.',
      ),
      words(
        'Autre voie : cousu à Tanger, 25 % plus cher, coupé après la commande. | The other way: sewn in Tangier, 25% dearer, cut after the order.',
      ),
      words(
        'Le prix d’achat dit la Chine ; que dit la marge finale ? | The purchase price says China; what does the final margin say?',
      ),
    ],
    question: words('Où le faire coudre ? | Where to have it sewn?'),
    asked: { kind: 'side', examples: ['manteau', 'manteau-proche'] },
    steps: STEPS_OF_TWO,
    remember: words(
      'Le prix d’achat ne dit pas ce qui reste invendu ni qui repart les mains vides : c’est la marge finale qui compte. | The purchase price does not say what stays unsold nor who leaves empty-handed: it is the final margin that counts.',
    ),
  },
  {
    id: 'coat-france',
    row: 'A14',
    name: words('Le même manteau, cousu à Lille | The same coat, sewn in Lille'),
    story: [
      words(
        'Le même manteau, le même prix en boutique. | The same coat, the same price in the shop.',
      ),
      words(
        'Aujourd’hui : cousu en Chine, commandé cinq mois avant. | Today: sewn in China, ordered five months ahead.',
      ),
      words(
        'Autre voie : cousu à Lille, 35 % plus cher qu’en Chine. | The other way: sewn in Lille, 35% dearer than in China.',
      ),
      words(
        'L’étude situe la France à 30 à 40 % de plus. | The study puts France at 30 to 40% more.',
      ),
    ],
    question: words('Et à 35 % de plus ? | And at 35% more?'),
    asked: { kind: 'side', examples: ['manteau', 'manteau-france'] },
    steps: STEPS_OF_TWO,
    remember: words(
      'Chaque produit a son surcoût de bascule ; la page Prouver le donne, avec son doute. | Each product has the extra cost at which it turns; the page Prove gives it, with its doubt.',
    ),
  },
  {
    id: 'jumper',
    row: 'D14',
    name: words('Le pull à prix dévoilé | The jumper with its costs published'),
    story: [
      words(
        'Un pull torsadé, vendu 119 € TTC en prévente. | A cable-knit jumper, sold at €119 including VAT on pre-order.',
      ),
      words(
        'Matières : 13 €. Tricotage, façon, remaillage : 48 €. | Materials: €13. Knitting, making, linking: €48.',
      ),
      words('Le reste, dont l’entrepôt : 17,50 €. | The rest, the warehouse among it: €17.50.'),
      words('La TVA est de 20 %. | VAT is 20%.'),
    ],
    question: words(
      'Du prix hors taxe, quelle part reste-t-il à la marque ? | Of the price without VAT, what share is left to the brand?',
    ),
    asked: {
      kind: 'estimate',
      examples: ['pull'],
      figure: 'margin.operating.ratio',
      typed: 'share',
      toleranceRatio: 0.15,
    },
    steps: STEPS_OF_ONE,
    remember: words(
      'On oublie la TVA plus souvent que les coûts : publier ses coûts commence par le prix hors taxe. | VAT is forgotten more often than costs: publishing one’s costs starts with the price without VAT.',
    ),
  },
  {
    id: 'yoghurt',
    row: 'A10',
    name: words(
      'Le yaourt fait à la ferme, dans un conteneur | The yoghurt made on the farm, in a container',
    ),
    story: [
      words(
        'Le lait est trait, transformé et mis en pot à la ferme. | The milk is drawn, made and potted on the farm.',
      ),
      words('Le conteneur se loue 1 200 € par mois. | The container is let at €1,200 a month.'),
      words(
        'Quatre pots se vendent 2,16 €, dans les magasins proches. | Four pots sell at €2.16, in shops nearby.',
      ),
      words(
        'Les vaches mangent ; les pots et les couvercles viennent de quelque part. | The cows eat; pots and lids come from somewhere.',
      ),
    ],
    question: words(
      'En remontant jusqu’aux matières, combien d’intrants n’ont qu’une seule source ? | Up to raw materials, how many inputs have a single source?',
    ),
    asked: {
      kind: 'estimate',
      examples: ['yaourt'],
      figure: 'dependency.singleInputs',
      typed: 'count',
      toleranceRatio: 0.3,
    },
    steps: STEPS_OF_ONE,
    remember: words(
      'Une chaîne courte ne supprime pas la dépendance : elle la déplace vers l’amont. | A short chain does not remove dependency: it moves it upstream.',
    ),
  },
  {
    id: 'tshirt',
    row: 'B17',
    name: words('Le T-shirt blanc de toute l’année | The white T-shirt of all year'),
    story: [
      words(
        'Quatre tailles, 60 000 par an, la même forme chaque année. | Four sizes, 60,000 a year, the same shape every year.',
      ),
      words('Aujourd’hui : fait loin, à deux mois. | Today: made far away, two months off.'),
      words('Autre voie : le Portugal, à deux semaines. | The other way: Portugal, two weeks off.'),
      words('L’atelier y est 80 % plus cher. | The workshop is 80% dearer there.'),
    ],
    question: words('Faut-il le rapprocher ? | Should it come nearer?'),
    asked: { kind: 'side', examples: ['tshirt', 'tshirt-proche'] },
    steps: STEPS_OF_TWO,
    remember: words(
      'Là où l’on se trompe peu et où rien ne se démode, le délai ne vaut presque rien. | Where forecasts err little and nothing goes out of fashion, lead time is worth next to nothing.',
    ),
  },
  {
    id: 'shoe',
    row: 'D27',
    name: words('L’usine de chaussures automatisée | The automated shoe factory'),
    story: [
      words(
        'Aujourd’hui : des chaussures de course montées à la main au Vietnam. | Today: running shoes assembled by hand in Vietnam.',
      ),
      words(
        'Autre voie : une usine automatisée, tout près des clients. | The other way: an automated factory, close to the clients.',
      ),
      words(
        'Elle est prévue pour un demi-million de paires par an. | It is planned for half a million pairs a year.',
      ),
      words('Ses quelques modèles en trouvent 120 000. | Its few models find 120,000.'),
    ],
    question: words('L’usine proche tient-elle ? | Does the factory nearby hold?'),
    asked: { kind: 'side', examples: ['chaussure', 'chaussure-automate'] },
    steps: STEPS_OF_TWO,
    remember: words(
      'Une usine proche se paie chaque jour, pleine ou vide : le volume et la variété décident. | A factory nearby is paid for every day, full or empty: volume and variety decide.',
    ),
  },
  {
    id: 'lid',
    row: 'B19',
    name: words('Même pot, seul le couvercle diffère | Same jar, only the lid differs'),
    story: [
      words('Douze décors, 80 000 pots par an. | Twelve designs, 80,000 jars a year.'),
      words(
        'Aujourd’hui : le décor est imprimé sur le pot, au loin, quatre mois avant. | Today: the design is printed on the jar, far away, four months ahead.',
      ),
      words(
        'Autre voie : un pot blanc pour toutes, le couvercle imprimé en dernier. | The other way: one white jar for all, the lid printed last.',
      ),
      words(
        'L’étude dit la chose rentable à partir de 50 000. | The study says it pays from 50,000.',
      ),
    ],
    question: words('Faut-il personnaliser au plus près ? | Should one personalise close by?'),
    asked: { kind: 'side', examples: ['pot-decore', 'couvercle'] },
    steps: STEPS_OF_TWO,
    remember: words(
      'Plus le choix est tardif, moins on se trompe ; la presse, elle, demande un volume. | The later the choice, the fewer the errors; the press, for its part, asks for a volume.',
    ),
  },
  {
    id: 'tomato',
    row: 'A12',
    name: words('Les tomates et la route | Tomatoes and the road'),
    story: [
      words(
        'Des tomates d’une serre chauffée proche et d’un abri froid lointain. | Tomatoes from a heated greenhouse nearby and a cold tunnel far away.',
      ),
      words(
        'Les secondes viennent d’Espagne en camion réfrigéré. | The latter come from Spain in a refrigerated lorry.',
      ),
      words(
        'On compte tout, de la culture au magasin. | Everything counts, from growing to the shop.',
      ),
    ],
    question: words(
      'Quelle part du carbone vient du transport ? | What share of the carbon comes from carriage?',
    ),
    asked: {
      kind: 'estimate',
      examples: ['tomate'],
      figure: 'carbon.share.transport',
      typed: 'share',
      toleranceRatio: 0.4,
    },
    steps: STEPS_OF_ONE,
    remember: words(
      'Le chemin se voit, la chaudière non : mesurer avant de rapprocher. | The road is seen, the boiler is not: measure before moving nearer.',
    ),
  },
  {
    id: 'flax',
    row: 'A11',
    name: words('Le lin qui fait le tour du monde | The flax that goes round the world'),
    story: [
      words('Le lin pousse et se teille en Normandie. | Flax grows and is scutched in Normandy.'),
      words(
        'La fibre part en Chine pour être filée et tissée. | The fibre leaves for China to be spun and woven.',
      ),
      words('Elle revient en France en chemise. | It comes back to France as a shirt.'),
      words('Le tour de la Terre fait 40 000 km. | Once round the Earth is 40,000 km.'),
    ],
    question: words(
      'Combien de kilomètres fait le lin entre son départ et son retour ? | How many kilometres does the flax travel between leaving and coming back?',
    ),
    asked: {
      kind: 'estimate',
      examples: ['lin'],
      figure: 'boomerang.km',
      typed: 'km',
      toleranceRatio: 0.3,
    },
    steps: STEPS_OF_ONE,
    remember: words(
      'Une matière d’ici ne fait pas une chaîne d’ici : il faut suivre toutes les étapes. | A material from here does not make a chain from here: every stage has to be followed.',
    ),
  },
  {
    id: 'coat-two',
    row: 'B7',
    name: words('Tanger ou Lille ? | Tangier or Lille?'),
    story: [
      words(
        'Deux ateliers proches, tous deux après la commande. | Two workshops nearby, both after the order.',
      ),
      words(
        'Aujourd’hui : Tanger, un mois, 25 % de plus que la Chine. | Today: Tangier, a month, 25% over China.',
      ),
      words(
        'Autre voie : Lille, plus près, 35 % de plus que la Chine. | The other way: Lille, nearer, 35% over China.',
      ),
    ],
    question: words('Le plus proche gagne-t-il encore ? | Does the nearer one win again?'),
    asked: { kind: 'side', examples: ['manteau-proche', 'manteau-france'] },
    steps: STEPS_OF_TWO,
    remember: words(
      'Être deux fois plus près ne rapporte pas deux fois plus : l’essentiel est gagné avec les premières semaines. | Twice as near does not bring twice as much: most is won with the first weeks.',
    ),
  },
]
