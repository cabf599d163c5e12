package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Turns a parser's events into ours and keeps the anchored ones, because an alias repeats them in another place, where
 * they may mean something else. What no anchor covers is not kept.
 */
final class YamlTape {
    private static final int MOST_EVENTS = 200_000;
    private static final long MOST_TEXT = 8 << 20;

    private final List<YamlEvent> tape = new ArrayList<>();
    private final Map<String, int[]> anchors = new HashMap<>();
    private final Deque<int[]> open = new ArrayDeque<>();
    private int recording;
    private long text;

    /** The next step of the document, kept if an anchor covers it. */
    YamlEvent take(Event event) throws LimitException {
        YamlEvent step = step(event);
        boolean anchored =
                event instanceof NodeEvent node && !(event instanceof AliasEvent) && node.getAnchor() != null;
        int[] range = null;
        if (anchored) {
            range = new int[] {tape.size(), -1};
            recording++;
        }
        if (recording > 0) {
            keep(step);
        }
        follow(step, range);
        if (anchored) {
            anchors.put(((NodeEvent) event).getAnchor(), range);
        }
        return step;
    }

    /** Forgets everything: anchors hold for one document. */
    void clear() {
        tape.clear();
        anchors.clear();
        open.clear();
        recording = 0;
        text = 0;
    }

    YamlEvent at(int index) {
        return tape.get(index);
    }

    /** Closes the range of an anchor where its node ends. */
    private void follow(YamlEvent step, int[] range) {
        switch (step.type()) {
            case MAPPING, SEQUENCE -> open.push(range == null ? new int[0] : range);
            case END -> {
                int[] ended = open.isEmpty() ? new int[0] : open.pop();
                if (ended.length > 0) {
                    ended[1] = tape.size();
                    recording--;
                }
            }
            default -> {
                if (range != null) {
                    range[1] = tape.size();
                    recording--;
                }
            }
        }
    }

    private YamlEvent step(Event event) {
        if (event instanceof AliasEvent alias) {
            int[] range = anchors.get(alias.getAnchor());
            if (range == null) {
                return YamlEvent.UNKNOWN_ALIAS;
            }
            return range[1] < 0 ? YamlEvent.RECURSION : YamlEvent.alias(range[0], range[1]);
        }
        if (event instanceof ScalarEvent scalar) {
            return YamlEvent.scalar(scalar.isPlain(), scalar.getValue(), scalar.getTag());
        }
        if (event instanceof CollectionStartEvent start) {
            boolean mapping = event.is(Event.ID.MappingStart);
            return YamlEvent.collection(mapping ? YamlEvent.Type.MAPPING : YamlEvent.Type.SEQUENCE, start.getTag());
        }
        return YamlEvent.END;
    }

    private void keep(YamlEvent step) throws LimitException {
        tape.add(step);
        text += step.text() == null ? 0 : step.text().length();
        if (tape.size() > MOST_EVENTS || text > MOST_TEXT) {
            throw new LimitException(ScanRules.LIMIT, "YAML: more than " + MOST_EVENTS + " nodes under anchors");
        }
    }
}
