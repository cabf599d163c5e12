package io.jenkins.plugins.modelgate.engine.dataset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** What the tests of contracts share: a table with one column, and whether a rule holds. */
public abstract class ContractCases {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    ContractLab lab;

    @Before
    public void open() {
        lab = new ContractLab(folder);
    }

    @After
    public void close() throws Exception {
        lab.close();
    }

    /** One column x with these SQL values, described by these lines of YAML. */
    final List<Finding> column(String values, String property) throws Exception {
        lab.close();
        folder.delete();
        folder.create();
        lab = new ContractLab(folder);
        lab.parquet("t", "SELECT x FROM (VALUES " + values + ") v(x)");
        return lab.check("t", "properties:\n- name: x\n" + property.indent(2));
    }

    final void holds(String values, String property) throws Exception {
        assertThat(column(values, property)).as(values + " " + property).isEmpty();
        assertThat(lab.outcome().notEvaluated()).isZero();
        assertThat(lab.outcome().evaluated()).isPositive();
    }

    final Finding breaks(String rule, String values, String property) throws Exception {
        List<Finding> findings = column(values, property);
        assertThat(findings)
                .as(values + " " + property)
                .extracting(Finding::rule)
                .containsExactly("contract/" + rule);
        return findings.get(0);
    }
}
