package io.jenkins.plugins.modelgate.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** Statements that the controller signs after a gate, as they lie beside a build. */
final class Statements {
    private Statements() {}

    /** What the controller has signed about the gates of a build. */
    static String attested(WorkflowRun run) throws Exception {
        StringBuilder statements = new StringBuilder();
        try (Stream<Path> files = Files.walk(run.getRootDir().toPath())) {
            for (Path file : files.filter(each -> each.toString().endsWith("verification.intoto.json"))
                    .toList()) {
                String payload = new ObjectMapper()
                        .readTree(file.toFile())
                        .path("payload")
                        .asText();
                statements.append(new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8));
            }
        }
        return statements.toString();
    }
}
