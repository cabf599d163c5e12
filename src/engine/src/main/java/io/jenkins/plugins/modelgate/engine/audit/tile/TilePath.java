package io.jenkins.plugins.modelgate.engine.audit.tile;

import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.note.Strict;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a hash tile or an entry bundle.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param number of the tile in its level, from 0
 * @param width hashes or entries in it, 1 to 256; fewer than 256 make it a partial one
 */
public record TilePath(int level, long number, int width) {
    /** Level of entry bundles. */
    public static final int ENTRIES = -1;

    /** Hashes of a full tile, entries of a full bundle. */
    public static final int FULL = 256;

    /** Levels that a tree of 2^63 leaves can have; the format allows names up to level 63. */
    public static final int MAX_LEVEL = 63;

    private static final long MAX_NUMBER = 999_999_999_999_999_999L;

    private static final Pattern FORM =
            Pattern.compile("tile/(0|[1-9][0-9]?|entries)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > MAX_LEVEL || number < 0 || number > MAX_NUMBER || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile " + level + "/" + number + " of width " + width);
        }
    }

    /** @throws MalformedException when the path is no tile's, or not in its only spelling */
    public static TilePath parse(String path) throws MalformedException {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            throw new MalformedException("not the path of a tile: " + Strict.shown(path));
        }
        int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
        long number = Long.parseLong(form.group(2).replaceAll("[x/]", ""));
        int width = form.group(3) == null ? FULL : Integer.parseInt(form.group(3));
        boolean partial = form.group(3) != null;
        if (level > MAX_LEVEL || width > FULL || partial && width == FULL) {
            throw new MalformedException("not the path of a tile: " + Strict.shown(path));
        }
        TilePath tile = new TilePath(level, number, width);
        if (!tile.toString().equals(path)) {
            throw new MalformedException("not the only spelling of a tile's path: " + Strict.shown(path));
        }
        return tile;
    }

    /** Whether it holds entries and not hashes. */
    public boolean isBundle() {
        return level == ENTRIES;
    }

    /** The full one in the same place. */
    public TilePath full() {
        return new TilePath(level, number, FULL);
    }

    /** How many hashes of a level, or entries, a tree of {@code size} leaves has in tile {@code number}: 0 to 256. */
    public static int widthIn(long size, int level, long number) {
        int shift = 8 * Math.max(0, level);
        long count = shift >= Long.SIZE ? 0 : size >>> shift;
        return (int) Math.max(0, Math.min(FULL, count - Math.min(number, Long.MAX_VALUE / FULL) * FULL));
    }

    /** Relative path with {@code /}. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(40).append("tile/");
        path.append(isBundle() ? "entries" : String.valueOf(level)).append('/');
        int groups = Math.max(1, (String.valueOf(number).length() + 2) / 3);
        long unit = 1;
        for (int i = 1; i < groups; i++) {
            unit *= 1000;
        }
        for (; unit > 1; unit /= 1000) {
            three(path.append('x'), number / unit % 1000);
            path.append('/');
        }
        three(path, number % 1000);
        return width == FULL ? path.toString() : path + ".p/" + width;
    }

    private static void three(StringBuilder path, long number) {
        path.append((char) ('0' + number / 100))
                .append((char) ('0' + number / 10 % 10))
                .append((char) ('0' + number % 10));
    }
}
