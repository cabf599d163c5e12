package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.approval.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The page of approvals and the statuses that are sent say the same. */
public class HttpStatusTest {
    @Test
    public void thePageListsTheStatusOfEachCode() throws Exception {
        String page = Files.readString(Path.of("../../docs/approvals.md"));
        for (int status : new int[] {400, 403, 404}) {
            Matcher row =
                    Pattern.compile("(?m)^\\| " + status + " \\| (.*) \\|$").matcher(page);
            assertThat(row.find()).as("row of " + status).isTrue();
            String codes = row.group(1);
            assertThat(Arrays.stream(Code.values())
                            .filter(code -> HttpStatus.of(code) == status && code != Code.NO_REQUEST)
                            .allMatch(code -> codes.contains("`" + code + "`")))
                    .as(status + ": " + codes)
                    .isTrue();
            assertThat(Arrays.stream(Code.values())
                            .filter(code -> codes.contains("`" + code + "`"))
                            .allMatch(code -> HttpStatus.of(code) == status))
                    .as(status + ": " + codes)
                    .isTrue();
        }
    }

    @Test
    public void whatIsNeitherTheClientsFaultNorForbiddenIsAConflict() {
        assertThat(Arrays.stream(Code.values()).map(HttpStatus::of)).containsOnly(400, 403, 404, 409);
        assertThat(HttpStatus.of(Code.NOT_PENDING)).isEqualTo(409);
    }
}
