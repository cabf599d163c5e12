package io.jenkins.plugins.modelgate.engine.configuration.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Settings of a Compose file that stand in it another way. */
public class ComposeDisguiseTest {
    private static final String SERVICE = "services:\n  serve:\n    image: registry.example/serve:1.4\n    ";

    @Test
    public void defaultsOfVariablesCount() throws IOException {
        assertThat(rules("privileged: ${P:-true}")).containsOnly("compose/privileged");
        assertThat(rules("privileged: \"${P-${Q:-yes}}\"")).containsOnly("compose/privileged");
        assertThat(rules("network_mode: ${N:-host}")).containsOnly("compose/host-namespace");
        assertThat(rules("volumes: [\"${S:-/var/run/docker.sock}:/s\"]")).containsOnly("compose/docker-socket");
        assertThat(rules("volumes: [\"${S:?say where}:/s\", \"${A:-b}:/c\"]")).isEmpty();
        assertThat(rules("privileged: ${P:-false}")).isEmpty();
        assertThat(rules("command: echo $${P:-x}")).isEmpty();
    }

    @Test
    public void tagsOfYamlAreReadAsToolsReadThem() throws IOException {
        assertThat(rules("privileged: !!binary dHJ1ZQ==")).containsOnly("compose/privileged");
        assertThat(rules("!!binary cHJpdmlsZWdlZA==: true")).containsOnly("compose/privileged");
        assertThat(rules("privileged: !!bool \"true\"")).containsOnly("compose/privileged");
        assertThat(rules("labels: {a: !Ref x, b: !vault y}")).isEmpty();
        assertThat(rules("labels: !!python/object/apply:os.system [id]")).containsOnly("configuration/unexamined");
        assertThat(rules("labels: {a: !!js/function 'x'}")).containsOnly("configuration/unexamined");
    }

    @Test
    public void volumesThatAreDirectoriesOfTheHostAreMounts() throws IOException {
        String volume =
                "volumes: [\"root:/host\"]\nvolumes:\n  root:\n    driver_opts: {type: none, o: \"rw,bind\", device: ";
        assertThat(rules(volume + "/}")).containsOnly("compose/host-directory");
        assertThat(rules(volume + "\"${D:-/etc}\"}")).containsOnly("compose/host-directory");
        assertThat(rules(volume + "/srv/models}")).isEmpty();
    }

    @Test
    public void rightsOfHooksAndBuildsAreRights() throws IOException {
        for (String setting : List.of(
                "post_start: [{command: x, privileged: true}]",
                "pre_stop: [{command: x, privileged: \"${P:-true}\"}]",
                "build: {context: ., entitlements: [security.insecure]}",
                "build: {context: ., privileged: true}")) {
            assertThat(rules(setting)).as(setting).contains("compose/privileged");
        }
    }

    @Test
    public void defaultsWithinDefaultsEnd() {
        assertThat(Interpolation.of("${A:-".repeat(50_000) + "x" + "}".repeat(50_000)))
                .isNotEmpty();
        assertThat(Interpolation.of("a${B:+c}$${d}${e}${f:-")).isEqualTo("ac${d}${e}");
    }

    private static List<String> rules(String setting) throws IOException {
        ConfigurationFile file =
                ConfigurationFile.held("compose.yaml", (SERVICE + setting + "\n").getBytes(StandardCharsets.UTF_8));
        Marks marks = new Marks(file);
        Compose.set().scan(file, marks);
        return marks.findings().stream().map(Finding::rule).toList();
    }
}
