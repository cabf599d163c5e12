package io.jenkins.plugins.modelgate.engine.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** The list of attacks, and that each is described so that people know what it proves. */
public class ScenariosPageTest {
    private static final Path PAGE = Path.of("../../docs/scenarios.md");

    @Test
    public void thePageIsWhatTheScenariosSay() throws Exception {
        String page = page();
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .content()
                .as("run this test with -Dmodelgate.updateDocs=true")
                .isEqualTo(page);
    }

    @Test
    public void everyScenarioSaysWhatItIs() {
        Set<String> ids = new HashSet<>();
        for (Scenario each : Scenarios.all()) {
            assertThat(ids.add(each.id())).as(each.id()).isTrue();
            assertThat(each.id()).matches("[a-z]+/[a-z-]+");
            assertThat(each.technique()).as(each.id()).matches("AML\\.TA?[0-9]{4}(\\.[0-9]{3})?");
            assertThat(each.title()).as(each.id()).matches("(vLLM|[A-Z]).*[^.]");
            assertThat(each.proves()).as(each.id()).matches("[A-Z].*\\.");
        }
        assertThat(ids).hasSizeGreaterThan(80);
    }

    private static String page() {
        List<Scenario> all = Scenarios.all();
        StringBuilder page = new StringBuilder("# Attacks\n\n")
                .append("What [`redTeamPipeline`](steps/redTeamPipeline.md) plays: ")
                .append(all.size())
                .append(" attacks. This page is generated.\n");
        String room = "";
        for (Scenario each : all) {
            String of = each.id().substring(0, each.id().indexOf('/'));
            if (!of.equals(room)) {
                room = of;
                page.append("\n## ")
                        .append(room)
                        .append("\n\n| attack | what is done | gate | technique | severity | once it is caught |\n")
                        .append("|---|---|---|---|---|---|\n");
            }
            page.append("| `").append(each.id()).append("` | ").append(each.title());
            page.append(" | `").append(each.gate()).append("` | ").append(each.technique());
            page.append(" | ")
                    .append(each.severity())
                    .append(" | ")
                    .append(each.proves())
                    .append(" |\n");
        }
        return page.toString();
    }
}
