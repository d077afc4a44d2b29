/** Lines of a Dutch CSV, with its headings first. */
export const grantsOf2019 = [
  'Kenmerk;Projectnaam;Ontvanger;KvK-nummer;Toegekend bedrag;Datum besluit;Wijk',
  'B-2019-01;Taalkoffie;Stichting Taal;1234567;€ 1.250,50;3-4-2019;Bilgaard',
  'B-2019-02;Buurttuin;Bewonersgroep De Tuin;;2.000;12 mei 2019;Oud Oost',
  ';;;;;;',
  'Totaal;;;;3.250,50;;',
].join('\r\n')
