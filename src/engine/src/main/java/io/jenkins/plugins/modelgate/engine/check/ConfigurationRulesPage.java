package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.util.List;

/** The documentation page of the rules about configuration with their examples, {@code docs/configuration-rules.md}. */
public final class ConfigurationRulesPage {
    private static final String HEAD = """
        # Rules about configuration

        What [verifyConfiguration](steps/verifyConfiguration.md) looks for, who documents the harm, and how it is written
        right. The examples are the rules' tests: the first of each pair is found, at the line given, the second is not.

        Numbers of the CIS Kubernetes Benchmark are those of version 1.9, of the CIS Docker Benchmark those of version 1.6, of
        the OWASP Top Ten those of 2021: they move from version to version.

        This page is made from the rules themselves. After a change:
        `mvn -f src/engine test -Dtest=ConfigurationRulesTest -Dmodelgate.updateDocs=true`.
        """;

    private ConfigurationRulesPage() {}

    /** The page in GitHub's Markdown. */
    public static String markdown(List<RuleSet<?>> sets) {
        StringBuilder page = new StringBuilder(HEAD);
        for (RuleSet<?> set : sets) {
            page.append("\n## ").append(set.title()).append("\n\n");
            page.append("Format in reports: `").append(set.kind()).append("`.\n");
            set.ofKind().forEach(rule -> entry(page, set, rule));
        }
        return page.toString();
    }

    private static void entry(StringBuilder page, RuleSet<?> set, ConfigurationRule<?> rule) {
        Rule about = rule.rule();
        page.append("\n### <a id=\"").append(about.id()).append("\"></a>").append(about.id());
        page.append("\n\n**")
                .append(about.severity())
                .append(": ")
                .append(text(about.title()))
                .append(".** ");
        page.append(text(about.meaning())).append("\n\n**Mend:** ").append(text(about.remediation()));
        page.append("\n\n**Documented in:** ").append(text(String.join("; ", rule.sources())));
        page.append("; ").append(String.join(", ", about.references())).append(".\n\n");
        String name = rule.badName().isEmpty() ? set.exampleName() : rule.badName();
        page.append('`').append(name).append("`, ");
        page.append(rule.badLine() == 0 ? "the file as a whole" : "line " + rule.badLine())
                .append(":\n\n");
        fence(page, rule.bad());
        page.append("\nmended:\n\n");
        fence(page, rule.good());
    }

    private static void fence(StringBuilder page, String example) {
        page.append("```\n").append(example.stripTrailing()).append("\n```\n");
    }

    /** Marks of our own sentences that Markdown would take for its own. */
    private static String text(String sentence) {
        return sentence.replace("<", "\\<")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("|", "\\|");
    }
}
