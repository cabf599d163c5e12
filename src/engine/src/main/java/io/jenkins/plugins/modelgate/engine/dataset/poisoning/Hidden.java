package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

/** Characters that a reader does not see, or takes for others. */
final class Hidden {
    private Hidden() {}

    /** Zero-width, bidirectional and tag characters that change what a model reads but not what a person sees. */
    static boolean is(int codePoint) {
        return codePoint == 0xAD
                || codePoint >= 0x200B && codePoint <= 0x200F
                || codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0x2060 && codePoint <= 0x2069
                || codePoint == 0x180E
                || codePoint == 0xFEFF
                || codePoint >= 0xE0000 && codePoint <= 0xE007F;
    }

    /** Those that no script and no emoji needs inside a text: overrides, invisible operators, tags. */
    static boolean isNeverNeeded(int codePoint) {
        return codePoint == 0x202D
                || codePoint == 0x202E
                || codePoint >= 0x2060 && codePoint <= 0x2064
                || codePoint == 0xE0001;
    }

    /** One bit for each script whose letters look like those of another; 0 for the rest. */
    static int script(int codePoint) {
        if (!Character.isLetter(codePoint)) {
            return 0;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case LATIN -> 1;
            case CYRILLIC -> 2;
            case GREEK -> codePoint == 0x3BC ? 0 : 4;
            case ARMENIAN -> 8;
            case CHEROKEE -> 16;
            default -> 0;
        };
    }

    /**
     * Characters that hide inside a word of letters that join without help: between two letters of Latin, Greek or Cyrillic
     * script. Persian, the scripts of India and emoji need their joiners.
     */
    static int insideWords(String text) {
        int found = 0;
        for (int i = 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0xAD && is(c) && script(text.charAt(i - 1)) != 0 && script(text.charAt(i + 1)) != 0) {
                found++;
            }
        }
        return found;
    }
}
