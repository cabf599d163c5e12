package io.jenkins.plugins.modelgate.engine.audit.witness;

import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a log asks a witness.
 *
 * @param oldSize tree that the witness has cosigned last, as the log believes; 0 for none
 * @param proof consistency from there
 * @param checkpoint note to be cosigned, bytes as they are
 */
public record AddCheckpoint(long oldSize, List<byte[]> proof, byte[] checkpoint) {
    private static final int MAX_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** The request's body. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(
                hash -> head.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(checkpoint);
        return body.toByteArray();
    }

    /** @throws MalformedException when the body is no request */
    public static AddCheckpoint parse(byte[] body) throws MalformedException {
        String text = Strict.utf8(body);
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith("old ")) {
            throw new MalformedException("a request has a line with the old size, proof lines, an empty line");
        }
        List<String> lines = Strict.lines(text.substring(0, blank + 1));
        List<byte[]> proof = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            proof.add(Strict.hash(line));
        }
        if (proof.size() > MAX_HASHES) {
            throw new MalformedException("a consistency proof has at most " + MAX_HASHES + " hashes");
        }
        long size = Strict.decimal(lines.get(0).substring("old ".length()));
        return new AddCheckpoint(size, proof, text.substring(blank + 2).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddCheckpoint that && java.util.Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(oldSize);
    }
}
