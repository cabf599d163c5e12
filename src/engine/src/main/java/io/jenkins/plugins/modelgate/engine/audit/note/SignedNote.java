package io.jenkins.plugins.modelgate.engine.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A text with signature lines (C2SP signed-note v1.0.0).
 *
 * @param text with its final LF
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Most signature lines that are read, as the Go reference does. */
    public static final int MAX_SIGNATURES = 100;

    /** Longest note that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /** @throws MalformedException saying which rule of the format the bytes break */
    public static SignedNote parse(byte[] bytes) throws MalformedException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException("a note of " + bytes.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        String note = Strict.utf8(bytes);
        if (note.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new MalformedException("a note holds no control character but the line feed");
        }
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0) {
            throw new MalformedException("a note has an empty line before its signatures");
        }
        String signed = note.substring(separator + 2);
        if (signed.isEmpty()) {
            throw new MalformedException("a note without signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : Strict.lines(signed)) {
            signatures.add(NoteSignature.parse(line));
            if (signatures.size() > MAX_SIGNATURES) {
                throw new MalformedException("more than " + MAX_SIGNATURES + " signatures");
            }
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /**
     * Checks every line of a known key. Lines of unknown keys are ignored, later lines of one key as well.
     *
     * @return the keys whose signatures hold, at least one
     * @throws MalformedException when a known key's line does not hold, or none is known
     */
    public List<VerifierKey> verify(Collection<VerifierKey> keys) throws MalformedException {
        List<VerifierKey> holding = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            List<VerifierKey> known = keys.stream().filter(signature::isBy).toList();
            if (known.size() > 1) {
                throw new MalformedException("two keys with the name and id of " + signature.name());
            }
            if (known.isEmpty() || holding.contains(known.get(0))) {
                continue;
            }
            if (!known.get(0).verify(text, signature.signature())) {
                throw new MalformedException("the signature of " + signature.name() + " does not hold");
            }
            holding.add(known.get(0));
        }
        if (holding.isEmpty()) {
            throw new MalformedException("no signature by a known key; the note is signed by "
                    + signatures.stream().map(NoteSignature::name).distinct().toList());
        }
        return holding;
    }

    /** The same note with further lines behind its own. */
    public SignedNote with(Collection<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }

    /** The note as it is stored. */
    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }
}
