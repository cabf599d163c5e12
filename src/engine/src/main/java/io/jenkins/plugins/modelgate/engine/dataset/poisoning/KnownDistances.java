package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.Arrays;

/**
 * How far rows lay from their nearest.
 *
 * @param bound from which a row counts as far, as {@link FarRows} draws it
 * @param rows that were compared
 * @param beyond those that were far
 */
record KnownDistances(double bound, long rows, long beyond) {
    static KnownDistances of(Examined data) throws DatasetException, InterruptedException {
        double[] distances = FarRows.distances(data.neighbours());
        if (distances.length == 0) {
            return new KnownDistances(0, 0, 0);
        }
        double bound = FarRows.bound(FarRows.quartiles(distances), 1);
        return new KnownDistances(
                bound,
                distances.length,
                Arrays.stream(distances).filter(distance -> distance > bound).count());
    }
}
