package dev.kairo.train.documents;

/**
 * Something that a cost of an M x N engine can go with. With I inputs and O outputs, {@link #times}
 * is the formula of {@link #of}.
 */
public enum Regressor {
  /** What an engine costs however large it is. */
  FIXED("1", "fixed") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return 1;
    }
  },
  /** What every input read in parallel adds, the activation's unit included. */
  ROWS("M", "per row") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return engine.rows();
    }
  },
  /** What every output written in parallel adds. */
  COLUMNS("N", "per column") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return engine.columns();
    }
  },
  /** What every arithmetic unit adds. */
  LANES("M*N", "per lane") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return engine.lanes();
    }
  },
  /** Every lane's share of the weights, visited one after the other. */
  VISITS("I*O/(M*N)", "per weight that a lane visits") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return table.visits(engine);
    }
  },
  /** The passes over all inputs outside the visits, M at a time. */
  INPUT_TURNS("I/M", "per turn over the inputs") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return (double) table.inputs() / engine.rows();
    }
  },
  /** The passes over all outputs outside the visits, N at a time. */
  OUTPUT_TURNS("O/N", "per turn over the outputs") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return (double) table.outputs() / engine.columns();
    }
  },
  /**
   * One for an odd N, nothing for an even one. The document does not name this cause: the rows do.
   * It was found in the remainders of Table 2 and then stood in Table 1 as well, a little under O
   * cycles in both. Memories with two ports that are read in pairs only where N is even would do
   * that, but this is a guess.
   */
  ODD_COLUMNS("[N odd]", "where N is odd") {
    @Override
    double of(PublishedTable table, PublishedEngine engine) {
      return engine.columns() % 2;
    }
  };

  private final String times;
  private final String meaning;

  Regressor(String times, String meaning) {
    this.times = times;
    this.meaning = meaning;
  }

  /** The formula that a coefficient is multiplied by. */
  public String times() {
    return times;
  }

  /** What the coefficient is, for people. */
  public String meaning() {
    return meaning;
  }

  abstract double of(PublishedTable table, PublishedEngine engine);
}
