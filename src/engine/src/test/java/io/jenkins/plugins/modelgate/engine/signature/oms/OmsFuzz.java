package io.jenkins.plugins.modelgate.engine.signature.oms;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import java.nio.file.Path;

/** Fuzz target for Jazzer: any bytes as a bundle, and as the statement in one. A short run is part of the tests. */
public final class OmsFuzz {
    private OmsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        bundle(data);
        try {
            sound(StatementReader.read(data));
        } catch (SignatureException e) {
            told(e);
        }
        try {
            OmsSignature.digests(new SignatureSource(data, "the bundle", Path.of("model.sig"), null));
        } catch (SignatureException e) {
            told(e);
        }
    }

    private static void bundle(byte[] data) {
        try {
            Bundle bundle = Bundle.read(data, "the bundle");
            assertThat((bundle.envelope() == null) != (bundle.message() == null))
                    .isTrue();
            if (bundle.envelope() != null) {
                sound(StatementReader.read(bundle.envelope().payload()));
            }
        } catch (SignatureException e) {
            told(e);
        }
    }

    /** What every statement that is accepted keeps. */
    private static void sound(Statement statement) {
        assertThat(statement.files()).isNotEmpty();
        assertThat(statement.root()).matches("[0-9a-f]{64}");
        statement.files().forEach((path, file) -> {
            Path plain = Path.of(path).normalize();
            assertThat(plain.isAbsolute()).isFalse();
            assertThat(path.equals(".") || plain.toString().equals(path)).isTrue();
            assertThat(plain.startsWith("..")).isFalse();
            assertThat(file.parts()).isNotEmpty();
        });
    }

    private static void told(SignatureException e) {
        assertThat(e.getMessage()).isNotBlank();
        assertThat(e.getMessage().chars().filter(Character::isISOControl)).isEmpty();
    }
}
