package io.jenkins.plugins.modelgate.engine.configuration.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.Marks;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Where environment variables are set. */
public class EnvironmentPlacesTest {
    private static final Setting OFF = new Setting(2, "NODE_TLS_REJECT_UNAUTHORIZED", "0");

    @Test
    public void scriptsSetThemAnywhereInALine() throws IOException {
        for (String line : List.of(
                "cd x && export NODE_TLS_REJECT_UNAUTHORIZED=0",
                "export A=1 NODE_TLS_REJECT_UNAUTHORIZED=0",
                "if true; then NODE_TLS_REJECT_UNAUTHORIZED='0' node x.js; fi",
                "env -i A=1 NODE_TLS_REJECT_UNAUTHORIZED=0 node x.js",
                "sudo NODE_TLS_REJECT_UNAUTHORIZED=0 node x.js",
                "sh -c \"NODE_TLS_REJECT_UNAUTHORIZED=0 node x.js\"",
                "declare -x NODE_TLS_REJECT_UNAUTHORIZED=0",
                "docker run -e NODE_TLS_REJECT_UNAUTHORIZED=0 node",
                "docker run --env=NODE_TLS_REJECT_UNAUTHORIZED=0 node",
                "kubectl set env deploy/x NODE_TLS_REJECT_UNAUTHORIZED=0",
                "echo NODE_TLS_REJECT_UNAUTHORIZED=0 >> .env")) {
            assertThat(of("run.sh", "#!/bin/sh\n" + line + "\n")).as(line).contains(OFF);
            assertThat(of("run", "#!/usr/bin/env bash\n" + line + "\n"))
                    .as(line)
                    .contains(OFF);
            assertThat(of("Jenkinsfile", "sh(script: '''\n" + line + "''')\n"))
                    .as(line)
                    .contains(OFF);
        }
        assertThat(of("run.sh", "# note \\\nexport NODE_TLS_REJECT_UNAUTHORIZED=0\n"))
                .contains(OFF);
        assertThat(of("run.sh", "\n# NODE_TLS_REJECT_UNAUTHORIZED=0\n")).doesNotContain(OFF);
        assertThat(names(of("run.sh", "echo \"\nx\"; export NODE_TLS_REJECT_UNAUTHORIZED=0; echo \"\n\"\n")))
                .contains(OFF.name());
    }

    @Test
    public void dockerfilesSetThemInRunToo() throws IOException {
        for (String line : List.of(
                "RUN export NODE_TLS_REJECT_UNAUTHORIZED=0",
                "RUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm install",
                "CMD [\"sh\", \"-c\", \"NODE_TLS_REJECT_UNAUTHORIZED=0 node x\"]",
                "ENV U=http://h/?a=1&b NODE_TLS_REJECT_UNAUTHORIZED=0",
                "ENV A=1 #x=1 NODE_TLS_REJECT_UNAUTHORIZED=0",
                "ENV A='a b' NODE_TLS_REJECT_UNAUTHORIZED=\"0\"",
                "ENV NODE_TLS_REJECT_UNAUTHORIZED 0")) {
            assertThat(of("Dockerfile", "FROM node:24\n" + line + "\n"))
                    .as(line)
                    .contains(OFF);
        }
    }

    @Test
    public void jenkinsfilesSetThemInGroovy() throws IOException {
        for (String line : List.of(
                "withEnv(['A=1', 'NODE_TLS_REJECT_UNAUTHORIZED=0']) { sh 'x' }",
                "environment { NODE_TLS_REJECT_UNAUTHORIZED = '0' }",
                "env.NODE_TLS_REJECT_UNAUTHORIZED = \"0\"",
                "env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'",
                "env.NODE_TLS_REJECT_UNAUTHORIZED = 0",
                "powershell '$env:NODE_TLS_REJECT_UNAUTHORIZED = \"0\"; node x'")) {
            assertThat(of("Jenkinsfile", "\n" + line + "\n")).as(line).contains(OFF);
        }
    }

    @Test
    public void manifestsAndComposeSetThemInCommandsAndDefaults() throws IOException {
        String pod = "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: x, ";
        assertThat(names(of("pod.yaml", pod + "args: [\"NODE_TLS_REJECT_UNAUTHORIZED=0 node x\"]}]}\n")))
                .contains(OFF.name());
        assertThat(of(
                        "compose.yaml",
                        "services:\n  a: {image: x, environment: [\"NODE_TLS_REJECT_UNAUTHORIZED=${T:-0}\"]}\n"))
                .contains(OFF);
        assertThat(of(".env", "A=1\nNODE_TLS_REJECT_UNAUTHORIZED: 0\n")).contains(OFF);
    }

    private static List<String> names(List<Setting> settings) {
        return settings.stream().map(Setting::name).toList();
    }

    private static List<Setting> of(String name, String text) throws IOException {
        ConfigurationFile file = ConfigurationFile.held(name, text.getBytes(StandardCharsets.UTF_8));
        assertThat(Environment.isIn(file)).as(name).isTrue();
        return Environment.read(file, new Marks(file)).settings();
    }
}
