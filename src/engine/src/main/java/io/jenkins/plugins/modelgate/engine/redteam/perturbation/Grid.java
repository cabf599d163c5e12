package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

/**
 * How features lie to each other: pictures have neighbours, columns of a table have none.
 *
 * @param channels colours of a picture, 1 for a table
 * @param height rows of a picture, 1 for a table
 * @param width columns of a picture, number of features of a table
 * @param channelsLast whether the colours of one pixel lie together
 */
public record Grid(int channels, int height, int width, boolean channelsLast) {

    /** Columns of a table. */
    public static Grid table(int features) {
        return new Grid(1, 1, features, false);
    }

    /** Whether neighbours mean anything. */
    public boolean isPicture() {
        return height > 1;
    }

    /** Place of a value. */
    int index(int channel, int row, int column) {
        return channelsLast ? (row * width + column) * channels + channel : (channel * height + row) * width + column;
    }
}
