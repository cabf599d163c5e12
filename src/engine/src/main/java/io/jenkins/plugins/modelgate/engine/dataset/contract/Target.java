package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/**
 * What a rule is about.
 *
 * @param column its name in reports; empty for the whole table
 * @param operands the values; none for the whole table
 * @param masked whether values must not be shown
 * @param critical whether the contract calls it critical
 * @param pointer where the contract speaks of it
 */
record Target(String column, List<Operand> operands, boolean masked, boolean critical, String pointer) {
    Target {
        operands = List.copyOf(operands);
    }

    Operand operand() {
        return operands.get(0);
    }

    Target at(String place) {
        return new Target(column, operands, masked, critical, place);
    }

    /** A severity, one step worse for a critical element. */
    Severity weigh(Severity severity) {
        return critical && severity.ordinal() > 0 ? Severity.values()[severity.ordinal() - 1] : severity;
    }
}
