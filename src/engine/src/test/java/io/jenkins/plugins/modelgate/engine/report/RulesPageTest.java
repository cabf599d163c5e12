package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.RuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class RulesPageTest {
    private static final Path PAGE = Path.of("../../docs/rules.md");

    @Test
    public void thePageIsWhatTheRulesSay() throws IOException {
        String page = RulesPage.markdown(RuleTable.all());
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE).replace("\r\n", "\n") : "")
                .as("docs/rules.md is not what the rules say; make it again:"
                        + " mvn -f src/engine test -Dtest=RulesPageTest -Dmodelgate.updateDocs=true")
                .isEqualTo(page);
    }

    @Test
    public void everyRuleIsCompleteAndUnique() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : RuleTable.all()) {
            assertThat(rule.id()).matches("[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9.-]*");
            assertThat(ids.add(rule.id())).as("%s is there twice", rule.id()).isTrue();
            assertThat(rule.title()).as(rule.id()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.meaning()).as(rule.id()).endsWith(".");
            assertThat(rule.remediation()).as(rule.id()).endsWith(".");
            assertThat(rule.references())
                    .as("references of %s", rule.id())
                    .allSatisfy(
                            reference -> assertThat(References.url(reference)).isNotEmpty());
        }
    }

    @Test
    public void marksInTextsAreNoMarkup() {
        Rule rule = Rule.of("a/b", Severity.LOW, "A | B", "Uses <b> and *stars*.", "Read [this](x).", "CWE-1");
        assertThat(RulesPage.markdown(List.of(rule)))
                .contains("| A \\| B |")
                .contains("Uses \\<b\\> and \\*stars\\*.")
                .contains("Read \\[this\\](x).")
                .contains("[CWE-1](https://cwe.mitre.org/data/definitions/1.html)")
                .contains("<a id=\"a/b\"></a>");
    }
}
