package io.jenkins.plugins.modelgate.engine.audit.witness;

import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import io.jenkins.plugins.modelgate.engine.audit.note.Cosignature;
import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import io.jenkins.plugins.modelgate.engine.audit.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Which logs a checkpoint may come from and who must have cosigned it: a tlog-policy file (C2SP, text of 2026-07-22). Lines are
 * {@code log KEY [URL]}, {@code witness NAME KEY [URL]}, {@code group NAME all|any|K MEMBER...} and one
 * {@code quorum NAME|none}; names stand on earlier lines, and each is a member of one group at most.
 */
public final class WitnessPolicy {
    /** Longest file that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 16;

    private static final String NONE = "none";
    private static final int MAX_LINES = 1024;

    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private String quorum;

    private WitnessPolicy() {}

    /** @throws MalformedException naming the line that breaks the format */
    public static WitnessPolicy parse(byte[] bytes) throws MalformedException {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException(
                    "a witness policy of " + bytes.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        // Bytes beyond ASCII are opaque: one character each keeps different names different.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\t' && c != '\n' || c == 0x7F)) {
            throw new MalformedException("a witness policy holds no control character but tab and line feed");
        }
        List<String> lines = Strict.lines(text);
        if (lines.size() > MAX_LINES) {
            throw new MalformedException("a witness policy has at most " + MAX_LINES + " lines");
        }
        WitnessPolicy policy = new WitnessPolicy();
        for (int i = 0; i < lines.size(); i++) {
            try {
                policy.line(words(lines.get(i)));
            } catch (MalformedException e) {
                throw new MalformedException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (policy.quorum == null) {
            throw new MalformedException("a witness policy has one line that begins with quorum");
        }
        return policy;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(line, " \t");
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words.isEmpty() || words.get(0).startsWith("#") ? List.of() : words;
    }

    private void line(List<String> words) throws MalformedException {
        if (words.isEmpty()) {
            return;
        }
        switch (words.get(0)) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default ->
                throw new MalformedException(
                        "begins with " + Strict.shown(words.get(0)) + " instead of log, witness, group or quorum");
        }
    }

    private void log(List<String> words) throws MalformedException {
        words(words, 2, 3, "log KEY [URL]");
        VerifierKey key = VerifierKey.parse(words.get(1));
        if (key.type() != VerifierKey.LOG) {
            throw new MalformedException("the key of log " + Strict.shown(key.name()) + " is a witness's");
        }
        if (logs.stream().anyMatch(key::sameMaterial)) {
            throw new MalformedException("the key of log " + Strict.shown(key.name()) + " stands twice");
        }
        logs.add(key);
    }

    private void witness(List<String> words) throws MalformedException {
        words(words, 3, 4, "witness NAME KEY [URL]");
        VerifierKey key = VerifierKey.parse(words.get(2));
        if (key.type() != VerifierKey.COSIGNER) {
            throw new MalformedException("the key of witness " + Strict.shown(words.get(1)) + " is a log's");
        }
        boolean known = nodes.values().stream().anyMatch(node -> node.key != null && node.key.sameMaterial(key));
        if (known) {
            throw new MalformedException("the key of witness " + Strict.shown(words.get(1)) + " stands twice");
        }
        define(words.get(1), new Node(key, 0, List.of()));
    }

    private void group(List<String> words) throws MalformedException {
        words(words, 4, MAX_LINES, "group NAME all|any|K MEMBER...");
        List<Node> group = new ArrayList<>();
        for (String member : words.subList(3, words.size())) {
            group.add(known(member));
            if (!members.add(member)) {
                throw new MalformedException(Strict.shown(member) + " is a member of a group already");
            }
        }
        long threshold = switch (words.get(2)) {
            case "all" -> group.size();
            case "any" -> 1;
            default -> Strict.decimal(words.get(2));
        };
        if (threshold < 1 || threshold > group.size()) {
            throw new MalformedException("of " + group.size() + " members " + threshold + " cannot be required");
        }
        define(words.get(1), new Node(null, (int) threshold, group));
    }

    private void quorum(List<String> words) throws MalformedException {
        words(words, 2, 2, "quorum NAME|none");
        if (quorum != null) {
            throw new MalformedException("a second quorum");
        }
        if (!words.get(1).equals(NONE)) {
            known(words.get(1));
        }
        quorum = words.get(1);
    }

    private static void words(List<String> words, int least, int most, String form) throws MalformedException {
        if (words.size() < least || words.size() > most) {
            throw new MalformedException("the form is " + form);
        }
    }

    private void define(String name, Node node) throws MalformedException {
        if (name.equals(NONE) || nodes.putIfAbsent(name, node) != null) {
            throw new MalformedException("the name " + Strict.shown(name) + " is taken");
        }
    }

    private Node known(String name) throws MalformedException {
        Node node = nodes.get(name);
        if (node == null) {
            throw new MalformedException("no witness or group " + Strict.shown(name) + " on an earlier line");
        }
        return node;
    }

    /** Keys of the logs whose checkpoints count; empty when the log is known from elsewhere. */
    public List<VerifierKey> logs() {
        return List.copyOf(logs);
    }

    /** Why a checkpoint does not fulfil this policy; empty when it does. */
    public Optional<String> objection(Checkpoint checkpoint) {
        if (!logs.isEmpty()) {
            List<VerifierKey> own = logs.stream()
                    .filter(log -> log.name().equals(checkpoint.origin()))
                    .toList();
            try {
                checkpoint.note().verify(own);
            } catch (MalformedException e) {
                return Optional.of("no log of the witness policy signed it: " + e.getMessage());
            }
        }
        if (quorum.equals(NONE)) {
            return Optional.empty();
        }
        List<VerifierKey> witnesses = nodes.values().stream()
                .filter(node -> node.key != null)
                .map(node -> node.key)
                .toList();
        List<VerifierKey> holding = Cosignature.of(checkpoint.note(), witnesses).stream()
                .map(Cosignature::witness)
                .toList();
        if (nodes.get(quorum).isMet(holding)) {
            return Optional.empty();
        }
        return Optional.of("the quorum " + Strict.shown(quorum) + " is not met: cosigned by "
                + (holding.isEmpty()
                        ? "no witness of the policy"
                        : holding.stream().map(VerifierKey::name).sorted().toList()));
    }

    /** A witness with its key, or a group of which so many must have cosigned. */
    private record Node(VerifierKey key, int threshold, List<Node> members) {
        boolean isMet(List<VerifierKey> holding) {
            return key != null
                    ? holding.contains(key)
                    : members.stream().filter(member -> member.isMet(holding)).count() >= threshold;
        }
    }
}
