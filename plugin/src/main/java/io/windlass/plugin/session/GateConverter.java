package io.windlass.plugin.session;

import io.windlass.workflows.lifecycle.Gate;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Gates as people write them. */
public final class GateConverter implements ITypeConverter<Gate> {

  /** All of them. */
  public static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Gate.values()).map(Gate::word).iterator();
    }
  }

  @Override
  public Gate convert(String text) {
    return Gate.of(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no gate; write one of %s".formatted(text, Gate.words())));
  }
}
