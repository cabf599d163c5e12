package io.jenkins.plugins.modelgate.engine.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.Test;

public class ApprovalsPageTest {
    @Test
    public void thePageListsEveryCodeAndEveryState() throws IOException {
        String page = Files.readString(Path.of("../../docs/approvals.md"));
        assertThat(rows(page, "## Refusal codes"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Enum::name).toList());
        assertThat(rows(page, "## States"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(State.values()).map(Enum::name).toList());
    }

    private static List<String> rows(String page, String heading) {
        String section =
                page.substring(page.indexOf(heading) + heading.length()).split("\n## ", 2)[0];
        return Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                .matcher(section)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }
}
