package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationScanner;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** What the rules say of a file that stands in a test. */
final class ConfigurationCases {
    private ConfigurationCases() {}

    /** Rule and line, as {@code rule:line}. */
    static List<String> found(String name, byte[] content, LocalDate today) throws Exception {
        ConfigurationFile file = ConfigurationFile.held(name, content);
        Marks marks = new Marks(file, today);
        for (ConfigurationScanner scanner : KnownConfiguration.ruleSets()) {
            if (scanner.takes(file)) {
                scanner.scan(file, marks);
            }
        }
        return marks.findings().stream()
                .map(each -> each.rule() + line(each))
                .distinct()
                .toList();
    }

    static String line(Finding finding) {
        String detail = finding.detail();
        return detail.startsWith("line ") ? ":" + detail.substring(5, detail.indexOf(':')) : "";
    }

    static List<String> found(String name, String content) throws Exception {
        return found(name, content.getBytes(StandardCharsets.UTF_8), LocalDate.of(2026, 1, 2));
    }

    /** File, content, rule and line. */
    static void seen(String... cases) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < cases.length; i += 3) {
            all.assertThat(found(cases[i], cases[i + 1]))
                    .as(cases[i] + "\n" + cases[i + 1])
                    .contains(cases[i + 2]);
        }
        all.assertAll();
    }

    /** File, content and the rule that must not speak. */
    static void notSeen(String... cases) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < cases.length; i += 3) {
            String rule = cases[i + 2];
            all.assertThat(found(cases[i], cases[i + 1]))
                    .as(cases[i] + "\n" + cases[i + 1])
                    .noneMatch(each -> each.equals(rule) || each.startsWith(rule + ":"));
        }
        all.assertAll();
    }
}
