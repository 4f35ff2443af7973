import type postgres from 'postgres';

/** Makes the initiatives of a round readable: copies of the demo's. The text of each has the id of its initiative. */
export async function nameInitiatives(sql: postgres.Sql, roundId: string) {
  await sql.begin(async (tx) => {
    await tx`create temporary table copies on commit drop as
      select row.initiative_id as id, row.n, known.id as of from
        (select initiative_id, row_number() over () n from reviews.round_initiatives where round_id = ${roundId}) row
      join (select id, row_number() over () n, count(*) over () as all from initiatives.initiatives
        where publication = 'PUBLISHED') known on known.n = 1 + row.n % known.all`;
    await tx`insert into initiatives.initiatives (id, slug, season_id, owner_id, organization_id, editorial, hall,
        publication, current_revision_id, working_revision_id, submitted_at, published_at)
      select copies.id, 'row-' || copies.n, season_id, owner_id, organization_id, editorial, hall, publication,
        copies.id, copies.id, submitted_at, published_at
      from copies join initiatives.initiatives on initiatives.id = copies.of`;
    await tx`insert into initiatives.revisions (id, initiative_id, state, title, summary, sections, maturity, objectives,
        kinds, unit_ids, current_unit_ids, nationwide, published_at)
      select copies.id, copies.id, state, title, summary, sections, maturity, objectives, kinds, unit_ids,
        current_unit_ids, nationwide, published_at
      from copies join initiatives.revisions on revisions.initiative_id = copies.of and revisions.state = 'CURRENT'`;
  });
}

/** Three reviews of each initiative, so that all are ranked. */
export async function reviewAll(sql: postgres.Sql, roundId: string) {
  await sql.begin(async (tx) => {
    const rows = await tx<{ id: string; strong: number; lenient: number }[]>`
      select a.id, abs(hashtext(a.initiative_id::text)) % 5 as strong, u.email[9]::int % 3 as lenient
      from reviews.assignments a
      join (select id, regexp_split_to_array(email, '') as email from identity.users) u on u.id = a.reviewer_id
      where a.round_id = ${roundId} and u.email[9] in ('1', '2', '3')`;
    const criteria = await tx<{ id: string }[]>`select id from reviews.criteria where round_id = ${roundId}`;
    for (const { id, strong, lenient } of rows) {
      const [review] = await tx<{ id: string }[]>`
        insert into reviews.reviews (assignment_id, round_id) values (${id}, ${roundId}) returning id`;
      await tx`insert into reviews.scores ${tx(
        criteria.map(({ id: criterion_id }, n) => ({
          review_id: review!.id,
          round_id: roundId,
          criterion_id,
          value: Math.min(10, 3 + strong + lenient + (n % 2)),
          note: 'Có căn cứ trong hồ sơ.',
          confidence: 2,
        })),
      )}`;
    }
    await tx`update reviews.reviews set submitted_at = now() where round_id = ${roundId}`;
    await tx`update reviews.assignments set state = 'SUBMITTED' where id = any(${rows.map(({ id }) => id)})`;
    await tx`update reviews.round_initiatives set changes = 3 where round_id = ${roundId}`;
  });
}

/** More reviewers, who sign in like the demo's sixth; gives their addresses. */
export async function addReviewers(sql: postgres.Sql, count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, (_, n) => `bench${n}@example.org`);
  const sixth = sql`(select id from identity.users where email = 'reviewer6@example.org')`;
  await sql.begin(async (tx) => {
    await tx`insert into identity.users (name, email, email_verified)
      select email, email, true from unnest(${emails}::text[]) email`;
    await tx`insert into identity.accounts (user_id, provider_id, account_id, password)
      select added.id, known.provider_id, added.id::text, known.password
      from identity.users added, identity.accounts known
      where added.email = any(${emails}) and known.user_id = ${sixth} and known.password is not null`;
    await tx`insert into identity.role_grants (user_id, role, scope, scope_id, reason)
      select added.id, known.role, known.scope, known.scope_id, known.reason
      from identity.users added, identity.role_grants known
      where added.email = any(${emails}) and known.user_id = ${sixth}`;
  });
  return emails;
}
