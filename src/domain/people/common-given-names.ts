/**
 * Given names that callers of a business in India or the English-speaking world are likely to have, in lower case:
 * what a recogniser listens for when a name was asked. Written for this project from general knowledge, taken from no
 * list; a name that is missing can still be spelled.
 */
export const COMMON_GIVEN_NAMES: readonly string[] = words(`
aarthi aarti abdul abhi abhinav abhishek adithya aditi aditya ahmed aishwarya ajay ajith akash akhil akila akshay
akshaya alagu ali alok amala aman amar amina amir amit amrita amudha anand anandhi ananya andal angel anil anirudh
anita anitha anjali anju ankit ankita annapurna anu anuja anupama anuradha anusha apoorva aravind archana arivu arjun
aruna arun arvind asha ashok ashwin ashwini aswin atul ayesha baba babu bala balaji balu banu baskar bavani bhanu
bharath bharathi bharat bhaskar bhavana bhavani bhavya bhuvana bhuvaneshwari bindu chandra chandran chandrika charan
charu chetan chitra damodar deepa deepak deepika deepthi devi devika dhanalakshmi dhanush dharani dharma dhivya
dilip dinesh divakar divya durga eashwari ezhil farah farhan fatima gaurav gautam gauri gayathri geetha gita gokul
gopal gopi govind gowri guru gunasekaran hamsa hari harini harish harsha harshini hema hemalatha hemant himani ilango
imran indira indu isha ishaan ishwarya iyappan jagan jamuna janaki jaya jayanthi jayashree jayaram jeeva jothi jyothi
jyoti kala kalai kalaivani kalpana kalyani kamal kamala kanchana kannan karan karthick karthik karthika kartik kaveri
kavin kavita kavitha kavya keerthana keerthi kiran kirthika kishore komal kousalya krishna krishnan kumar kumaran
kunal lakshman lakshmi lalitha lata latha lavanya leela logesh madan madhan madhav madhavi madhu madhumitha mahalakshmi
mahesh maheshwari maha malar malathi malavika malini mani manikandan manish manisha manju manjula manoj mariam meena
meenakshi meera megha mehul mohamed mohammed mohan mohana monica mukesh mumtaz murali murugan muthu myna nadia nagaraj
nalini nandhini nandini nanda narayanan naren naresh natarajan naveen navin nazia neela neelam neetha neha nila nikhil
nikita nilima nirmala nisha nitin nithya nitya nivedita noor padma padmini pallavi pandian parthiban parvathi parveen
pavan pavithra pooja poorna poornima prabha prabhakar prabhu pradeep prakash pranav prasad prasanna prashanth prathap
praveen preeti preethi prem prema premalatha priya priyanka pushpa radha raghav raghu rahim rahman rahul raj raja
rajan rajaram rajesh rajeshwari rajini raju rakesh ram rama raman ramani ramesh ramya rani ranjani ranjith rashmi ravi
ravichandran raza razia reena rekha renuka revathi rishi ritu riya rohan rohini rohit roja roshan roshni rukmini rupa
sabari sachin sahana sai salim salma sameer sana sandeep sandhya sangeetha sanjana sanjay sanjeev santhosh saranya
saravanan sarala saras saraswathi sarita saritha sasi sasikala satish sathish sathya satya savita savitha seema selva
selvam selvi senthil shalini shankar shanthi sharada sharmila sharath sheela shilpa shiva shivani shobana shobha
shreya shruthi shruti shwetha shyam siddharth simran sindhu sita sivakumar sivaraman smita sneha somu sonia soundarya
sowmya sravan sridevi sridhar srinivas srinivasan sriram stalin subash subbu subha sudha sudhakar sugandhi suganya
sujatha sukanya sukumar suma suman sumathi sumitra sundar sundari sunil sunita sunitha supriya suraj surendar suresh
surya sushila sushma swapna swathi swati syed tamil tamilselvi tanvi tanya tara tarun tejas thamarai thara thenmozhi
uday uma umesh usha vaishali vaishnavi vani vanitha varsha varun vasantha vasanthi vasu vasuki vedha veena velu venkat
venkatesh vetri vidhya vidya vignesh vijay vijaya vijayalakshmi vikas vikram vimal vimala vinay vineeth vinod vinoth
vishal vishnu vivek yamini yamuna yash yasmin yogesh yuvaraj zainab zara zoya
aaron abigail adam adrian agnes aidan alan albert alex alexander alexandra alice alicia alison amanda amber amelia amy
andrea andrew angela ann anna anne annie anthony antony arthur ashley audrey barbara becky ben benjamin beth betty bill
bob brandon brenda brian bruce caitlin callum cameron carl carol caroline catherine charles charlie charlotte chloe
chris christina christine christopher claire clara colin connor craig cynthia daisy dan daniel danielle darren dave
david dawn dean deborah debra dennis derek diana diane dominic donald donna dora dorothy doug duncan dylan edith edward
eileen elaine eleanor elizabeth ella ellen ellie emily emma eric erin ethan eva evelyn fiona frances francis frank fred
gabriel gareth gary gavin gemma george gerald gillian gina glen gloria gordon grace graham grant greg hannah harold
harriet harry hazel heather helen henry holly howard hugh ian irene iris isaac isabel isabella isla ivan jack jacob
jacqueline jade jake james jamie jane janet janice jason jasmine jean jeff jennifer jenny jeremy jerry jesse jessica
jill jim jo joan joanna joe joel john jonathan jordan jose joseph josephine josh joshua joy joyce juan judith judy julia
julian julie june justin karen kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kim kimberly
kirsty kyle laura lauren lawrence leah lee leo leon leonard lesley lewis liam lily linda lisa logan lorraine louis
louise lucas lucy luke lydia lynn madison maggie malcolm marcus margaret maria marie marilyn marion mark martha martin
mary mason matt matthew maureen max maya megan melanie melissa mia michael michelle mike millie miranda molly nancy
naomi natalie natasha nathan neil nicholas nick nicola nicole nigel nina noah norman oliver olivia oscar owen paige
pamela pat patricia patrick paul paula pauline peter phil philip philippa phoebe rachel ralph raymond rebecca rhys
richard rick rita rob robert robin roger ron ronald rosa rose rosemary rosie ross roy russell ruth ryan sally sam
samantha samuel sandra sara sarah scott sean sebastian sharon shaun sheila shirley simon sophia sophie spencer stacey
stanley stella stephanie stephen steve steven stuart sue susan suzanne sylvia teresa terry thomas tim timothy tina toby
todd tom tony tracey tracy trevor valerie vanessa vera veronica victor victoria vincent violet virginia walter wayne
wendy will william winston yvonne zachary zoe
`);

function words(text: string): readonly string[] {
  return [...new Set(text.trim().split(/\s+/))];
}
