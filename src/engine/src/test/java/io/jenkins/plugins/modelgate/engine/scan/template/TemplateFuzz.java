package io.jenkins.plugins.modelgate.engine.scan.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.StandardCharsets;

/** Fuzz target for Jazzer; a short run with damaged templates is part of the tests. */
public final class TemplateFuzz {
    private TemplateFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        assertThat(Scans.rules(Templates.check(text))).doesNotContain(ScanRules.FAILURE.id());
    }
}
