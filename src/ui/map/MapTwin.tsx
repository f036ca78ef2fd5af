import { useSpeech } from '../language.tsx'
import type { MapFlow, MapPlace } from './map-model.ts'

interface MapTwinProps {
  readonly places: readonly MapPlace[]
  readonly flows: readonly MapFlow[]
  readonly finding: string
}

/** The same as the drawing, as tables: places with their share, ways with their mode. */
export function MapTwin({ places, flows, finding }: MapTwinProps) {
  const speech = useSpeech()
  const { ui } = speech
  return (
    <>
      <table className="chart-table">
        <caption>{finding}</caption>
        <thead>
          <tr>
            <th scope="col">{ui.place}</th>
            <th scope="col">{ui.activity}</th>
            <th scope="col">{ui.distance}</th>
            <th scope="col">{ui.shareOfCost}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.id}>
              <th scope="row">{place.sub}</th>
              <td>{place.label}</td>
              <td>{ui.steps[place.step - 1]}</td>
              <td>{speech.figure(place.shareRatio, 'ratio')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="chart-table">
        <caption className="hidden">{ui.ways}</caption>
        <thead>
          <tr>
            <th scope="col">{ui.ways}</th>
            <th scope="col">{ui.mode}</th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <tr key={flow.id}>
              <th scope="row">{flow.label}</th>
              <td>{ui.modes[flow.carriage]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
