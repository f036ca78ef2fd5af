import {it} from 'vitest'
import {readFileSync} from 'node:fs'
import * as N from './normal.ts'
it('x',()=>{
 const v=JSON.parse(readFileSync('/tmp/numcheck/values.json','utf8'))
 const w=(rows:any[],f:(x:number)=>number,k=1)=>{let m=0,at=0;for(const r of rows){const e=Math.abs(f(r[0])-r[k])/Math.abs(r[k]);if(e>m&&Math.abs(r[k])>1e-300){m=e;at=r[0]}}return [m,at]}
 console.log('upper',w(v.z,N.normalUpper),'dens',w(v.z,N.normalDensity,2),'erfc',w(v.erfc,N.erfc),'q',w(v.q,N.normalQuantile))
})
