// Sets documents with fpdf (Go): fpdf FONTS OUT DOCUMENT.json..., as peers.py's peers in Python do.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

type block struct {
	Kind string     `json:"kind"`
	Text string     `json:"text"`
	Rows [][]string `json:"rows"`
	Head int        `json:"head"` // so many of the rows
}

const (
	margin = 18.0
	width  = 210 - 2*margin
	lead   = 4.6
	bottom = 297 - margin
)

func heading(pdf *fpdf.Fpdf, text string, size, above, line float64) {
	if pdf.GetY()+above+3*line > bottom {
		pdf.AddPage()
	} else {
		pdf.Ln(above)
	}
	pdf.SetFont("Roboto", "B", size)
	pdf.MultiCell(width, line, text, "", "L", false)
	pdf.SetFont("Roboto", "", 9.5)
}

func row(pdf *fpdf.Fpdf, cells []string, columns int) {
	first := width * 0.34
	other := width - first
	if columns > 1 {
		other /= float64(columns - 1)
	}
	lines := 1
	for i, c := range cells {
		w := other
		if i == 0 {
			w = first
		}
		if n := len(pdf.SplitText(c, w)); n > lines {
			lines = n
		}
	}
	height := float64(lines)*lead + 1
	if pdf.GetY()+height > bottom {
		pdf.AddPage()
	}
	x, y := pdf.GetX(), pdf.GetY()
	for i, c := range cells {
		w, align := other, "R"
		if i == 0 {
			w, align = first, "L"
		}
		pdf.SetXY(x, y)
		pdf.MultiCell(w, lead, c, "", align, false)
		x += w
	}
	pdf.SetXY(margin, y+height)
	pdf.Line(margin, y+height-0.5, margin+width, y+height-0.5)
}

func table(pdf *fpdf.Fpdf, b block) {
	columns := 1
	for _, r := range b.Rows {
		if len(r) > columns {
			columns = len(r)
		}
	}
	for i, r := range b.Rows {
		if i < b.Head {
			pdf.SetFont("Roboto", "B", 9.5)
		}
		row(pdf, r, columns)
		pdf.SetFont("Roboto", "", 9.5)
	}
	pdf.Ln(2)
}

func set(blocks []block, regular, bold []byte, out string) error {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("Roboto", "", regular)
	pdf.AddUTF8FontFromBytes("Roboto", "B", bold)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, margin)
	pdf.SetFooterFunc(func() {
		pdf.SetY(-12)
		pdf.SetFont("Roboto", "", 8)
		pdf.CellFormat(width, 4, fmt.Sprintf("Page %d", pdf.PageNo()), "", 0, "R", false, 0, "")
		pdf.SetFont("Roboto", "", 9.5)
	})
	pdf.AddPage()
	pdf.SetFont("Roboto", "", 9.5)
	for _, b := range blocks {
		switch b.Kind {
		case "h1":
			heading(pdf, b.Text, 18, 6, 8)
		case "h2":
			heading(pdf, b.Text, 12, 3, 6)
		case "table":
			table(pdf, b)
		case "item":
			pdf.SetX(margin + 5)
			pdf.MultiCell(width-5, lead, b.Text, "", "L", false)
		default:
			pdf.MultiCell(width, lead, b.Text, "", "L", false)
			pdf.Ln(1.2)
		}
	}
	return pdf.OutputFileAndClose(out)
}

func try(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "fpdf:", err)
		os.Exit(1)
	}
}

func main() {
	fonts, out := os.Args[1], os.Args[2]
	regular, err := os.ReadFile(filepath.Join(fonts, "Roboto-Regular.ttf"))
	try(err)
	bold, err := os.ReadFile(filepath.Join(fonts, "Roboto-Bold.ttf"))
	try(err)
	for _, path := range os.Args[3:] {
		text, err := os.ReadFile(path)
		try(err)
		var blocks []block
		try(json.Unmarshal(text, &blocks))
		name := strings.TrimSuffix(filepath.Base(path), ".json") + ".pdf"
		try(set(blocks, regular, bold, filepath.Join(out, name)))
	}
}
