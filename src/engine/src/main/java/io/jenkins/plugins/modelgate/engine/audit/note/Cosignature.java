package io.jenkins.plugins.modelgate.engine.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A witness's statement that at that time a checkpoint was the largest consistent one it had seen of its origin
 * (C2SP tlog-cosignature v1.0.1, Ed25519).
 *
 * @param witness whose statement it is
 * @param time when it was made, by the witness's clock
 */
public record Cosignature(VerifierKey witness, Instant time) {

    /** The cosignatures of a note that hold, of the given witnesses; all others are ignored. */
    public static List<Cosignature> of(SignedNote note, Collection<VerifierKey> witnesses) {
        List<Cosignature> holding = new ArrayList<>();
        for (VerifierKey witness : witnesses) {
            for (NoteSignature line : note.signatures()) {
                if (witness.type() == VerifierKey.COSIGNER
                        && line.isBy(witness)
                        && witness.verify(note.text(), line.signature())) {
                    holding.add(new Cosignature(witness, time(line)));
                    break;
                }
            }
        }
        return holding;
    }

    private static Instant time(NoteSignature line) {
        long seconds = ByteBuffer.wrap(line.signature()).getLong();
        return Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
    }

    static byte[] message(long seconds, String text) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
