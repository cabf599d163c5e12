package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Leads a {@link ConfigWalk} through the steps of YAML documents: aliases are followed where they stand, merge keys put
 * their entries into the mapping around them, as a loader would see it.
 */
final class YamlWalk {
    /** Most steps of one file, aliases followed: a few lines of aliases can stand for billions. */
    private static final long MOST_STEPS = 2_000_000;

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\.?[0-9][0-9_.eExXa-fA-F:+-]*|\\.(inf|Inf|INF|nan|NaN))");

    private final ConfigWalk walk;
    private final YamlTape tape;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<int[]> replays = new ArrayDeque<>();
    private long steps;

    YamlWalk(ConfigWalk walk, YamlTape tape) {
        this.walk = walk;
        this.tape = tape;
    }

    /** Takes one step of the document, and those that an alias stands for. */
    void step(YamlEvent first) throws IOException {
        single(first);
        while (!replays.isEmpty()) {
            int[] range = replays.peek();
            if (range[0] == range[1]) {
                replays.pop();
            } else {
                single(tape.at(range[0]++));
            }
        }
    }

    private void single(YamlEvent event) throws IOException {
        if (++steps > MOST_STEPS) {
            throw new LimitException(
                    ScanRules.LIMIT, "YAML: more than " + MOST_STEPS + " nodes when its aliases are followed");
        }
        switch (event.type()) {
            case MAPPING -> mapping(event);
            case SEQUENCE -> sequence(event);
            case END -> end();
            case ALIAS -> replays.push(new int[] {event.from(), event.to()});
            case RECURSION -> {
                walk.report().report(ConfigRules.RECURSIVE, walk.way(), "an alias leads back to a node around it");
                scalar(YamlEvent.scalar(true, "~", null));
            }
            case UNKNOWN_ALIAS -> {
                walk.report().incomplete(ConfigRules.MALFORMED, walk.way(), "an alias without an anchor");
                scalar(YamlEvent.scalar(true, "~", null));
            }
            default -> scalar(event);
        }
    }

    private void mapping(YamlEvent event) throws IOException {
        Frame parent = frames.peek();
        boolean merged = parent != null && parent.merging;
        if (!merged) {
            begin(parent, true);
        }
        frames.push(new Frame(true, merged));
        YamlTags.judge(event.tag(), null, walk);
    }

    private void sequence(YamlEvent event) throws IOException {
        Frame parent = frames.peek();
        boolean merged = parent != null && parent.merging;
        if (!merged) {
            begin(parent, false);
        }
        Frame frame = new Frame(false, merged);
        frame.merging = merged;
        frames.push(frame);
        YamlTags.judge(event.tag(), null, walk);
    }

    /** A collection in the place of a key is walked as if it were a value of its own. */
    private void begin(Frame parent, boolean mapping) throws IOException {
        if (parent != null && parent.atKey) {
            walk.oddKey();
        }
        walk.begin(mapping);
    }

    private void end() {
        Frame frame = frames.pop();
        if (!frame.merged) {
            walk.end();
        }
        Frame parent = frames.peek();
        if (parent != null) {
            parent.next();
        }
    }

    private void scalar(YamlEvent event) throws IOException {
        Frame frame = frames.peek();
        if (frame != null && frame.atKey) {
            key(frame, event);
        } else {
            YamlTags.judge(event.tag(), event.text(), walk);
            walk.scalar(value(event));
        }
        if (frame != null) {
            frame.next();
        }
    }

    private void key(Frame frame, YamlEvent event) {
        if (isMerge(event)) {
            frame.merging = true;
            walk.oddKey();
        } else if (frame.merged) {
            walk.mergedKey(event.text());
        } else {
            walk.key(event.text());
        }
        YamlTags.judge(event.tag(), event.text(), walk);
    }

    private static boolean isMerge(YamlEvent event) {
        return event.tag() == null
                ? event.type() == YamlEvent.Type.PLAIN && event.text().equals("<<")
                : event.tag().equals("tag:yaml.org,2002:merge");
    }

    private static Scalar value(YamlEvent event) {
        String text = event.text();
        if (event.type() == YamlEvent.Type.QUOTED || event.tag() != null) {
            return new Scalar(Scalar.Kind.TEXT, text);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "~", "null" -> Scalar.NULL;
            case "true", "yes", "on", "y" -> Scalar.TRUE;
            case "false", "no", "off", "n" -> Scalar.FALSE;
            default -> new Scalar(NUMBER.matcher(text).matches() ? Scalar.Kind.NUMBER : Scalar.Kind.TEXT, text);
        };
    }

    /** An open collection. */
    private static final class Frame {
        final boolean mapping;
        /** Its entries belong to the mapping around it. */
        final boolean merged;

        boolean atKey;
        /** The value at hand is merged into this mapping. */
        boolean merging;

        Frame(boolean mapping, boolean merged) {
            this.mapping = mapping;
            this.merged = merged;
            this.atKey = mapping;
        }

        /** A key or a value has ended. */
        void next() {
            if (mapping) {
                if (!atKey) {
                    merging = false;
                }
                atKey = !atKey;
            }
        }
    }
}
