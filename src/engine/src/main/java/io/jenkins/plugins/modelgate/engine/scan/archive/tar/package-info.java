/** tar archives of every dialect: v7, ustar, GNU, PAX; every header, every member, every block in between. */
package io.jenkins.plugins.modelgate.engine.scan.archive.tar;
