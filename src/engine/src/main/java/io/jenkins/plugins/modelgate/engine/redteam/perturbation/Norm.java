package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

/** How far two inputs lie apart, in units of each feature's range. */
public enum Norm {
    /** Euclidean distance. */
    L2,
    /** Largest difference of any one feature. */
    LINF;

    /** Distance of two points. */
    public double distance(double[] one, double[] other) {
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = Math.abs(one[i] - other[i]);
            sum += difference * difference;
            largest = Math.max(largest, difference);
        }
        return this == L2 ? Math.sqrt(sum) : largest;
    }
}
