package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;

/**
 * At least one row is new enough.
 *
 * @param fresh SQL that is true for a row between the limit and a day from now
 * @param claim "latency 2 days"
 */
record FreshnessAssertion(Target target, String fresh, String claim) implements Assertion {
    @Override
    public String aggregate() {
        return target.operand().dialect().countIf(fresh);
    }

    @Override
    public void judge(long measured, Judging judging) throws InterruptedException {
        if (measured > 0) {
            return;
        }
        judging.violated(
                ContractRules.FRESHNESS,
                ContractRules.FRESHNESS.severity(),
                target,
                "no row of " + target.column() + " is within " + claim + judging.examples(() -> newest(judging)));
    }

    private String newest(Judging judging) throws DatasetException, InterruptedException {
        String[] newest = {null};
        judging.table()
                .query(
                        "SELECT "
                                + judging.table()
                                        .dialect()
                                        .asText("max(" + target.operand().sql() + ")") + " FROM "
                                + judging.table().relation(),
                        row -> newest[0] = row.text(0));
        return newest[0] == null || target.masked() ? "" : "; the latest value is " + newest[0];
    }
}
