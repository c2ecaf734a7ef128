/** Where a candidate keeps what is not part of the release yet. Data and product.json stand where they will stay. */
export const CANDIDATE_PATHS = Object.freeze({
  folder: 'candidate',
  core: 'candidate/core.json',
  author: 'candidate/author.json',
  approvals: 'candidate/approvals',
  waivers: 'candidate/waivers',
});
