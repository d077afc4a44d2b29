-- The words of what was sent before proposals could be searched, without what one can be written to, called or paid with.
update proposals set search =
  setweight(to_tsvector('dutch', proposals.title), 'A')
  || setweight(to_tsvector('dutch', proposals.applicant_name), 'B')
  || jsonb_to_tsvector('dutch', sent.document
       #- '{aboutUs,contactName}' #- '{aboutUs,contactEmail}' #- '{aboutUs,contactPhone}'
       #- '{aboutUs,organisationStreet}' #- '{aboutUs,organisationPostcode}'
       #- '{aboutUs,fiscalHostContactName}' #- '{aboutUs,fiscalHostEmail}'
       #- '{money,iban}' #- '{money,accountHolder}', '["string"]')
from (
  select distinct on (proposal_id) proposal_id, document from submissions
  where document is not null order by proposal_id, number desc
) as sent
where sent.proposal_id = proposals.id and proposals.search is null;
