/** Which of two versions is newer, and which versions a range means, by each ecosystem's own rules. */
package io.jenkins.plugins.modelgate.engine.dependency.version;
