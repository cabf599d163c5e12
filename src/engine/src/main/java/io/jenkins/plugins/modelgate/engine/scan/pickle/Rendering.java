package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;

/** Shows values to people, shortly. */
final class Rendering {
    private static final int MOST = 4;

    private Rendering() {}

    /** Arguments of a call as they would be written. */
    static String of(PickleValue value) {
        return of(value, 2);
    }

    private static String of(PickleValue value, int depth) {
        return switch (value.kind()) {
            case NONE -> "None";
            case STR -> value.text() == null ? "a text" : SafeText.quote(value.text());
            case INT, BOOL ->
                value.number() == null ? "a number" : value.number().toString();
            case GLOBAL -> CallJudge.name(value);
            case TUPLE -> "(" + items(value, depth) + ")";
            case LIST -> "[" + items(value, depth) + "]";
            case INSTANCE, UNKNOWN -> CallJudge.name(value);
            default -> value.kind().toString();
        };
    }

    private static String items(PickleValue value, int depth) {
        if (depth == 0) {
            return "…";
        }
        List<PickleValue> items = value.items();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(MOST, items.size()); i++) {
            text.append(i == 0 ? "" : ", ").append(of(items.get(i), depth - 1));
        }
        return text + (items.size() > MOST || !value.isWhole() ? ", …" : "");
    }
}
