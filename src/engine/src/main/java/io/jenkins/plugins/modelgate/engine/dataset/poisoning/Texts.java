package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The texts of all rows, cut into what they show on all cores. They stay in memory as long as there is room; beyond that each pass reads
 * and cuts them again.
 */
final class Texts {
    private static final int BATCH = 1024;

    /** Share of the heap that may be kept. */
    private static final long ROOM = Runtime.getRuntime().maxMemory() / 6;

    private final Examined data;
    private final String prose;
    private List<ShownText> kept = new ArrayList<>();
    private boolean complete;

    /** @param prose SQL of each row's text */
    Texts(Examined data, String prose) {
        this.data = data;
        this.prose = prose;
    }

    /** Takes a row's text. */
    interface Sink {
        void text(ShownText text);
    }

    private record Read(long row, int label, String text) {}

    /** All rows with prose, in the order of the table. */
    void each(Sink sink) throws DatasetException, InterruptedException {
        if (complete) {
            kept.forEach(sink::text);
            return;
        }
        boolean first = kept != null;
        long[] bytes = {0};
        List<Read> batch = new ArrayList<>(BATCH);
        String sql = "SELECT " + data.row() + ", " + data.labels().expression() + ", " + prose + " FROM "
                + data.table().relation();
        data.table().query(sql, row -> {
            String text = row.text(2);
            if (text != null && !text.isEmpty()) {
                batch.add(new Read(row.number(0), data.labels().index(row.text(1)), text));
                if (batch.size() == BATCH) {
                    take(batch, sink, bytes);
                }
            }
        });
        take(batch, sink, bytes);
        complete = first && kept != null;
    }

    private void take(List<Read> batch, Sink sink, long[] bytes) {
        ShownText[] shown = new ShownText[batch.size()];
        IntStream.range(0, shown.length).parallel().forEach(i -> {
            Read read = batch.get(i);
            shown[i] = ShownText.of(read.row(), read.label(), read.text());
        });
        batch.clear();
        for (ShownText text : shown) {
            sink.text(text);
            if (kept != null) {
                bytes[0] += text.bytes();
                kept.add(text);
            }
        }
        if (bytes[0] > ROOM) {
            kept = null;
        }
    }
}
