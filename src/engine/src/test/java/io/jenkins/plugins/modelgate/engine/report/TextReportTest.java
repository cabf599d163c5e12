package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.Test;

public class TextReportTest {
    @Test
    public void saysTheVerdictFirstThenWhatWhereAndHowToMend() throws IOException {
        String text = write(Reports.failed(), false);
        assertThat(text).startsWith("FAILED  At least one finding breaks the policy.\n");
        assertThat(text)
                .containsSubsequence(
                        "model (4 files, 117.7 MiB)",
                        "1 critical, 1 high, 1 low; 1 accepted by the policy",
                        "CRITICAL  The pickle runs code when it is loaded  pickle/unsafe-global",
                        "weights/a.pt!/archive/data.pkl\n",
                        "@12 os.system is called",
                        "Mend: Do not load the file.",
                        "See:  AML.T0018, CWE-502",
                        "HIGH  Data after the end",
                        "the tree as a whole\n",
                        "Accepted by the policy",
                        "until 2027-03-31: sklearn tree, reviewed in MG-12",
                        "PARTIAL  legacy/c.pkl  pickle",
                        "Policy production");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    public void colourOnlyWhenAsked() throws IOException {
        assertThat(write(Reports.failed(), false)).doesNotContain("\u001b");
        assertThat(write(Reports.failed(), true)).contains("\u001b[1;31mFAILED\u001b[0m");
    }

    @Test
    public void nothingFromFilesReachesTheTerminalUnescaped() throws IOException {
        String text = write(Reports.hostile(), false);
        assertThat(text.codePoints().filter(c -> c != '\n' && Character.getType(c) == Character.CONTROL))
                .isEmpty();
        assertThat(text.codePoints().filter(c -> Character.getType(c) == Character.FORMAT))
                .isEmpty();
        assertThat(text).contains("\\u001b[31m\\u202eexe.gpj");
    }

    @Test
    public void longListsAreShortenedAndSaySo() throws IOException {
        String text = write(Reports.large(100_000, 5_000), false);
        assertThat(text).contains("… and 1,662 more findings").contains("100000");
        assertThat(text.lines().count()).isLessThan(80);
    }

    @Test
    public void severalVerdictsInWords() throws IOException {
        assertThat(write(Reports.passed(), false))
                .startsWith("PASSED  Everything was examined")
                .contains("none");
        assertThat(write(Reports.hostile(), false)).startsWith("INCOMPLETE  Something could not");
    }

    private static String write(Report report, boolean colour) throws IOException {
        StringBuilder out = new StringBuilder();
        TextReport.write(report, out, colour);
        return out.toString();
    }
}
