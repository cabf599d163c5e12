/** Reports of gates: kept beside the build, small facts in the build itself, everything else read when asked for. */
package io.jenkins.plugins.modelgate.report;
