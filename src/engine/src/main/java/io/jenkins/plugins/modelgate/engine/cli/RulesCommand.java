package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.RuleTable;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.RulesPage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code model-gate rules}: every rule, or one of them explained. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Lists the rules, or explains one: what it means and how to mend it.")
final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RULE", arity = "0..1", description = "Rule to explain, for example pickle/unsafe-global.")
    private String id;

    @Option(names = "--markdown", description = "As the documentation page.")
    private boolean markdown;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (id != null) {
            explain(out);
        } else if (markdown) {
            out.print(RulesPage.markdown(RuleTable.all()));
        } else {
            RuleTable.all().forEach(rule -> out.printf("%-8s  %-40s  %s%n", rule.severity(), rule.id(), rule.title()));
        }
        out.flush();
        return ExitCode.OK;
    }

    private void explain(PrintWriter out) {
        Rule rule = RuleTable.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "no rule " + id + "; model-gate rules lists them"));
        out.printf(
                "%s  (%s)%n%s%n%n%s%n%n%s%n",
                rule.id(), rule.severity(), rule.title(), rule.meaning(), rule.remediation());
        if (!rule.references().isEmpty()) {
            out.printf("%n%s%n", String.join(", ", rule.references()));
        }
    }
}
