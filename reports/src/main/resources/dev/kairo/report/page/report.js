/*<![CDATA[*/
(function () {
  "use strict";
  function key(row, column, numeric) {
    const cell = row.cells[column];
    const text = cell.dataset.value || cell.textContent;
    return numeric ? (text === "" ? NaN : Number(text.replace(/,/g, "").replace("−", "-"))) : text;
  }
  function compare(left, right, numeric) {
    if (!numeric) {
      return left.localeCompare(right, "en", { numeric: true });
    }
    return left - right;
  }
  function empty(value) {
    return value === "" || Number.isNaN(value);
  }
  function sort(table, heading) {
    const up = heading.getAttribute("aria-sort") !== "ascending";
    const numeric = "numeric" in heading.dataset;
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => [key(row, heading.cellIndex, numeric), row]);
    rows.sort(function (one, other) {
      if (empty(one[0]) || empty(other[0])) {
        return empty(one[0]) - empty(other[0]);
      }
      return compare(one[0], other[0], numeric) * (up ? 1 : -1);
    });
    for (const other of heading.parentNode.cells) {
      other.removeAttribute("aria-sort");
    }
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    body.append(...rows.map((row) => row[1]));
  }
  for (const table of document.querySelectorAll("table.sortable")) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.title = "sort by " + heading.textContent;
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      button.addEventListener("click", () => sort(table, heading));
    }
  }
})();
/*]]>*/
