package io.jenkins.plugins.modelgate.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a worker may send as windows that somebody has taken over. */
public class WindowAnswerTest {
    private static final String MODEL = "a".repeat(64);
    private static final String OLDER = WindowJson.write(Production.window(MODEL, 9, Verdict.PASSED, 0.1));
    private static final String NEWER = WindowJson.write(Production.window(MODEL, 8, Verdict.PASSED, 0.1));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private List<Window> read(String text, Verdict verdict) throws Exception {
        return read(text, new WindowAnswer.Asked(MODEL, null, null, null), verdict);
    }

    private List<Window> read(String text, WindowAnswer.Asked asked, Verdict verdict) throws Exception {
        Path file = folder.newFile().toPath();
        Files.writeString(file, text);
        return WindowAnswer.read(file, asked, verdict);
    }

    private void refused(String text, String why) {
        assertThatThrownBy(() -> read(text, Verdict.PASSED))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("the worker's windows were refused: ")
                .hasMessageContaining(why);
    }

    @Test
    public void windowsInOrderAreRead() throws Exception {
        assertThat(read(OLDER + "\n" + NEWER + "\n", Verdict.PASSED)).hasSize(2);
        assertThat(read(OLDER, Verdict.PASSED)).hasSize(1);
        assertThat(read("", Verdict.FAILED)).isEmpty();
    }

    @Test
    public void whatNobodyAskedForIsRefused() {
        refused("", "not in which window");
        refused(NEWER + "\n" + OLDER + "\n", "begins before the one before it ends");
        refused(OLDER + "\n" + OLDER + "\n", "begins before the one before it ends");
        refused(OLDER.replace(MODEL, "b".repeat(64)) + "\n", "was asked about");
        refused(OLDER + "\n\n" + NEWER, "");
        refused(OLDER.replace("\"rows\":1000", "\"rows\":1e999"), "rows");
        refused("{}", "schemaVersion");
        refused("<script>", "no JSON");
        refused("x".repeat(3 << 20), "longer than");
        refused("[".repeat(100_000), "no JSON");
    }

    @Test
    public void noWindowIsBetterThanTheControllersVerdict() throws Exception {
        List<Window> windows = read(OLDER + "\n" + NEWER + "\n", Verdict.FAILED);
        assertThat(windows).extracting(Window::verdict).containsExactly(Verdict.PASSED, Verdict.FAILED);
        assertThat(read(OLDER.replace("PASSED", "FAILED") + "\n" + NEWER + "\n", Verdict.FAILED))
                .extracting(Window::verdict)
                .containsExactly(Verdict.FAILED, Verdict.PASSED);
        assertThat(read(NEWER, Verdict.INCOMPLETE)).extracting(Window::verdict).containsExactly(Verdict.INCOMPLETE);
    }

    @Test
    public void aReportThatPassesHasNoWindowThatDoesNot() throws Exception {
        refused(OLDER + "\n" + NEWER.replace("PASSED", "FAILED"), "is FAILED");
        refused(NEWER.replace("PASSED", "INCOMPLETE"), "is INCOMPLETE");
        String empty = NEWER.replace("\"rows\":1000", "\"rows\":0");
        refused(empty, "no rows");
        assertThatThrownBy(() -> read(OLDER.replace("PASSED", "FAILED") + "\n" + empty, Verdict.FAILED))
                .hasMessageContaining("has no rows and is said to have passed");
        assertThat(read(empty.replace("PASSED", "FAILED"), Verdict.FAILED)).hasSize(1);
    }

    @Test
    public void theBaselineIsTheOneThatWasMeantAndTheHistoryWasThere() throws Exception {
        assertThat(read(NEWER, new WindowAnswer.Asked(MODEL, "b".repeat(64), null, null), Verdict.PASSED))
                .hasSize(1);
        WindowAnswer.Asked other = new WindowAnswer.Asked(MODEL, "d".repeat(64), null, null);
        assertThatThrownBy(() -> read(NEWER, other, Verdict.PASSED))
                .hasMessageContaining("and sha256:" + "d".repeat(64) + " is the one of the windows before");
        // Whoever leaves newBaseline in the Pipeline has no window held against the ones before.
        WindowAnswer.Asked left = new WindowAnswer.Asked(MODEL, null, "b".repeat(64), null);
        assertThatThrownBy(() -> read(NEWER, left, Verdict.PASSED)).hasMessageContaining("leave newBaseline out");
        assertThat(left.misfit(read(NEWER, left, Verdict.FAILED).get(0))).contains("leave newBaseline out");
        // Then the report says so itself, and the history does not take it.
        assertThat(read(NEWER, other, Verdict.FAILED)).hasSize(1);
        refused(OLDER + "\n" + NEWER.replace("b".repeat(64), "d".repeat(64)), "different baselines");
        WindowAnswer.Asked blind = new WindowAnswer.Asked(MODEL, null, null, "line 2 is missing");
        assertThatThrownBy(() -> read(NEWER, blind, Verdict.PASSED)).hasMessageContaining("cannot be read");
        assertThat(read(NEWER, blind, Verdict.INCOMPLETE)).hasSize(1);
    }
}
