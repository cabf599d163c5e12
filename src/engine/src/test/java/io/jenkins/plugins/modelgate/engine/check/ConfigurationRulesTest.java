package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.configuration.RuleSet;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.Test;

/** Every rule's examples, read as a file of its kind would be. */
public class ConfigurationRulesTest {
    private static final Path PAGE = Path.of("../../docs/configuration-rules.md");

    private static Marks read(RuleSet<?> set, ConfigurationRule<?> rule, String example) throws Exception {
        String name = rule.badName().isEmpty() ? set.exampleName() : rule.badName();
        ConfigurationFile file = ConfigurationFile.held(name, example.getBytes(StandardCharsets.UTF_8));
        assertThat(set.takes(file)).as("%s takes %s", set.kind(), name).isTrue();
        Marks marks = new Marks(file);
        set.scan(file, marks);
        return marks;
    }

    private static List<String> lines(Marks marks, ConfigurationRule<?> rule) {
        return marks.findings().stream()
                .filter(finding -> finding.rule().equals(rule.rule().id()))
                .map(Finding::detail)
                .toList();
    }

    @Test
    public void theBadExampleIsFoundWhereItIsAndTheGoodOneIsNot() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (RuleSet<?> set : KnownConfiguration.ruleSets()) {
            for (ConfigurationRule<?> rule : set.ofKind()) {
                String id = rule.rule().id();
                Marks bad = read(set, rule, rule.bad());
                String line = rule.badLine() == 0 ? "" : "line " + rule.badLine() + ": ";
                all.assertThat(lines(bad, rule))
                        .as("bad example of %s", id)
                        .hasSize(1)
                        .allSatisfy(detail -> assertThat(detail).startsWith(line));
                Marks good = read(set, rule, rule.good());
                all.assertThat(lines(good, rule)).as("good example of %s", id).isEmpty();
                all.assertThat(bad.isIncomplete() || good.isIncomplete())
                        .as("examples of %s are understood: %s %s", id, bad.findings(), good.findings())
                        .isFalse();
            }
        }
        all.assertAll();
    }

    @Test
    public void thePageIsWhatTheRulesSay() throws Exception {
        String page = ConfigurationRulesPage.markdown(KnownConfiguration.ruleSets());
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("docs/configuration-rules.md is not what the rules say; make it again:"
                        + " mvn -f src/engine test -Dtest=ConfigurationRulesTest -Dmodelgate.updateDocs=true")
                .isEqualTo(page);
    }

    @Test
    public void everyRuleHasADocumentedHarm() {
        for (RuleSet<?> set : KnownConfiguration.ruleSets()) {
            for (ConfigurationRule<?> rule : set.ofKind()) {
                String id = rule.rule().id();
                assertThat(rule.sources()).as("sources of %s", id).isNotEmpty();
                assertThat(rule.rule().references()).as("references of %s", id).isNotEmpty();
                assertThat(rule.bad()).as("examples of %s", id).isNotEqualTo(rule.good());
            }
        }
    }
}
