package io.windlass.plugin.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes files into one {@code .tar.gz}. */
public final class Bundle {

  private Bundle() {}

  /**
   * Writes it; a file that exists is not overwritten.
   *
   * @param folder in which the files are when it is unpacked
   */
  public static void write(Path target, String folder, Map<String, String> files)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(file)),
                StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, String> entry : files.entrySet()) {
        byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry header = new TarArchiveEntry("%s/%s".formatted(folder, entry.getKey()));
        header.setSize(content.length);
        tar.putArchiveEntry(header);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
  }
}
