package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

/** Any bytes as an OSV record: read or refused, and what a look calls of no concern is so for the reader too. */
public final class OsvFuzz {
    private static final Set<PackageKey> WANTED = Set.of(
            new PackageKey(Ecosystem.PYPI, "pillow"),
            new PackageKey(Ecosystem.PYPI, "a"),
            new PackageKey(Ecosystem.NPM, "lodash"));

    private OsvFuzz() {}

    /** Jazzer's entry point. */
    public static void fuzzerTestOneInput(byte[] data) {
        OsvRecord foreign = new OsvSkim(WANTED).foreign(data, data.length);
        try {
            OsvRecord record = new OsvReader(WANTED::contains).read("fuzz", new ByteArrayInputStream(data));
            if (foreign != null) {
                assertThat(record.affected()).isEmpty();
                assertThat(record.id()).isEqualTo(foreign.id());
                assertThat(record.modified()).isEqualTo(foreign.modified());
                assertThat(record.ecosystems()).isEqualTo(foreign.ecosystems());
            }
        } catch (IOException e) {
            assertThat(e.getMessage()).contains("fuzz");
        }
    }
}
